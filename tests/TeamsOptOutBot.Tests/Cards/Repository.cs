namespace TeamsOptOutBot.Tests.Cards;

/// <summary>Files of the working copy that tests read or, on request, renew.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string AdaptiveCards => Path.Combine(Root, "adaptive-cards");

    public static string Tests => Path.Combine(Root, "tests", "TeamsOptOutBot.Tests");

    private static string Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TeamsOptOutBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No TeamsOptOutBot.sln above {from}.");
    }
}
