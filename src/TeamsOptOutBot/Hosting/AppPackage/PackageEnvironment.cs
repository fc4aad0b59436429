namespace TeamsOptOutBot.Hosting.AppPackage;

/// <summary>Where a package goes.</summary>
/// <param name="Key">As it is written after <c>--environment</c>.</param>
/// <param name="Suffix">Put behind the app's name, so that nobody takes a trial for the real thing.</param>
/// <param name="IsLive">Real employees see it: no tunnels, no machines of developers.</param>
/// <param name="Cloud">The value of <c>Microsoft365:Cloud</c> that belongs to it.</param>
internal sealed record PackageEnvironment(string Key, string Suffix, bool IsLive, string Cloud)
{
    public static IReadOnlyList<PackageEnvironment> All { get; } =
    [
        new("dev", " (dev)", IsLive: false, "Public"),
        new("test", " (test)", IsLive: false, "Public"),
        new("production", "", IsLive: true, "Public"),
        new("gcc", "", IsLive: true, "Gcc"),
    ];

    public static PackageEnvironment? Find(string key) => All.FirstOrDefault(environment => environment.Key == key);
}
