namespace TeamsOptOutBot.Benchmarks;

/// <summary>The checkout that is measured.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TeamsOptOutBot.sln")))
                return folder.FullName;
        }

        throw new BenchmarkException("The benchmarks run inside a checkout of the repository.");
    }
}
