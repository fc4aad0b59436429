namespace TeamsOptOutBot.Outside.Sent;

/// <summary>
/// Where the simulators of this test project keep what the service sent. <c>tests/run</c> names the folder, empties it first, and
/// has the Outside project check at the end what all projects left there.
/// </summary>
internal static class SentFolder
{
    /// <summary>The folder of all projects; null where nobody keeps anything.</summary>
    public static string? All { get; } = Environment.GetEnvironmentVariable("TEAMSOPTOUTBOT_SENT");

    public static string? Own { get; } = All is null ? null : Path.Combine(All, typeof(SentFolder).Assembly.GetName().Name!);

    /// <summary>The same for a simulator with a process of its own.</summary>
    public static IReadOnlyList<string> Option { get; } = Own is null ? [] : ["--record", Own];

    /// <summary>A folder for bodies of which only those until <see cref="Keep"/> are the service's.</summary>
    public static string Draft(string folder) => Path.Combine(folder, "sent");

    public static void Keep(string draft)
    {
        if (Own is not null)
        {
            Directory.CreateDirectory(Own);
            foreach (var file in Directory.EnumerateFiles(draft, "*.json"))
            {
                File.Copy(file, Path.Combine(Own, Path.GetFileName(file)), overwrite: true);
            }
        }
    }
}
