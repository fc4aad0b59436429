using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Delivery;

/// <summary>Nothing can be sent in this tenant until IT has acted: sending pauses, the rows stay, the health page says what to do.</summary>
internal sealed class TenantTrouble(Troubles troubles, GraphTrouble graphTrouble, TimeProvider time)
{
    private const string Key = "delivery";
    private const string Installing = "app installation";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    /// <summary>Teams, as far as sending needs it.</summary>
    public Silence Teams { get; } = new(troubles, time, "teams:silent", new SetupProblem(HealthProblems.TeamsSilent));

    /// <summary>Graph, as far as installs and mail need it.</summary>
    public Silence Graph { get; } = new(troubles, time, "graph:silent", new SetupProblem(HealthProblems.GraphSilent));

    /// <summary>Whether sending rests.</summary>
    public bool Paused => time.GetUtcNow() < _pausedUntil || Teams.IsResting;

    /// <returns>When the row is tried again.</returns>
    public DateTimeOffset Stop(DeliveryReason reason)
    {
        troubles.Raise(Key, new SetupProblem(reason switch
        {
            DeliveryReason.AppNotInCatalogue => HealthProblems.AppNotInCatalogue,
            DeliveryReason.BotDisabledByAdmin => HealthProblems.BotDisabled,
            DeliveryReason.BotUnauthorized => HealthProblems.BotUnauthorized,
            DeliveryReason.WrongServiceHost => HealthProblems.WrongHost,
            _ => HealthProblems.TeamsRefuses,
        }));
        return _pausedUntil = time.GetUtcNow() + Pause;
    }

    public DateTimeOffset StopForPermission(GraphException exception)
    {
        graphTrouble.Raise(Installing, exception);
        return time.GetUtcNow() + Pause;
    }

    /// <summary>Something was sent.</summary>
    public void Over()
    {
        if (_pausedUntil == DateTimeOffset.MinValue)
            return;
        _pausedUntil = DateTimeOffset.MinValue;
        troubles.Clear(Key);
    }

    /// <summary>Graph carried out an install: the permission is there again.</summary>
    public void InstallsAreAllowed() => graphTrouble.Clear(Installing);
}
