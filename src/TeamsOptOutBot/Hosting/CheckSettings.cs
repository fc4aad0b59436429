using TeamsOptOutBot.Health;
using TeamsOptOutBot.Health.Setup;
using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Hosting;

/// <summary>Whether every setting in a section of the service, from a file or the environment, is one that is read. A misspelt one would do nothing, and say so to nobody.</summary>
internal sealed class CheckSettings(IConfiguration configuration) : ISetupCheck
{
    /// <summary>More than these are mended when the first ones are.</summary>
    private const int Most = 10;

    public Task<IReadOnlyList<SetupFinding>> RunAsync(CancellationToken cancellationToken)
    {
        var wrong = KnownSettings.Unread(configuration).Take(Most).Select(name => new SetupFinding(HealthChecks.Settings, Problem(name))).ToList();
        return Task.FromResult<IReadOnlyList<SetupFinding>>(wrong.Count > 0 ? wrong : [new(HealthChecks.Settings)]);
    }

    private static SetupProblem Problem(string name)
    {
        if (KnownSettings.Nearest(name) is { } near)
            return new(HealthProblems.SettingMisspelt, ("setting", name), ("near", near));
        var (section, known) = KnownSettings.Neighbours(name);
        return new(HealthProblems.SettingUnknown, ("setting", name), ("section", section), ("known", string.Join(", ", known)));
    }
}
