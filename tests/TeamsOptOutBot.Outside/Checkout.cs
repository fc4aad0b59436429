namespace TeamsOptOutBot.Outside;

/// <summary>The folders of the clone that the tests run in.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    public static string ExpectedCards { get; } = Path.Combine(Root, "adaptive-cards", "expected");

    /// <summary>Third-party data beside the clone, or where <c>TEAMSOPTOUTBOT_CONFORMANCE</c> says; a clone alone does not have it.</summary>
    public static string Conformance { get; } =
        Environment.GetEnvironmentVariable("TEAMSOPTOUTBOT_CONFORMANCE") ?? Path.GetFullPath(Path.Combine(Root, "..", "shared", "conformance"));

    public static string Screenshots { get; } = Path.Combine(Root, "artifacts", "screenshots");

    /// <summary>This project's source folder, where npm puts its packages.</summary>
    public static string OutsideTests { get; } = Path.Combine(Root, "tests", "TeamsOptOutBot.Outside");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "TeamsOptOutBot.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("These tests run from inside a clone of the repository.");
    }
}
