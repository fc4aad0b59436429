using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Graph;

namespace TeamsOptOutBot.Delivery;

/// <summary>Nothing can be sent in this tenant until IT has acted: sending pauses, the rows stay, the health page says what to do.</summary>
internal sealed class TenantTrouble(Troubles troubles, GraphTrouble graphTrouble, TimeProvider time)
{
    private const string Key = "delivery";
    private const string Installing = "app installation";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    /// <summary>Teams, as far as sending needs it.</summary>
    public Silence Teams { get; } = new(
        troubles, time, "teams:silent", "Teams does not answer, or something on the way answers in its place.",
        "What waits is kept and goes out by itself when Teams answers again. If it lasts, look at the service health of Microsoft 365 and at this machine's way to the internet (proxy, firewall, DNS).");

    /// <summary>Whether sending rests.</summary>
    public bool Paused => time.GetUtcNow() < _pausedUntil || Teams.IsResting;

    /// <returns>When the row is tried again.</returns>
    public DateTimeOffset Stop(DeliveryReason reason)
    {
        var (what, remedy) = reason switch
        {
            DeliveryReason.AppNotInCatalogue => ("The app is not in the organisation's Teams app catalogue, so it cannot be installed for anybody.", "Upload the app package in the Teams admin centre under Manage apps, or set Microsoft365:TeamsAppId to the id in its manifest."),
            DeliveryReason.BotDisabledByAdmin => ("Teams says that the bot is disabled by an administrator.", "Allow the app in the Teams admin centre under Manage apps."),
            DeliveryReason.BotUnauthorized => ("Teams refuses the bot's token.", "Check that Microsoft365:AppId is the app of the Azure Bot registration, that the secret is its own, and that the tenant is right."),
            DeliveryReason.WrongServiceHost => ("Teams says that this tenant is served by another host.", "Set Microsoft365:Cloud to the tenant's cloud (Gcc, GccHigh, Dod)."),
            _ => ("Teams refuses to send.", "Look at the log for the code."),
        };
        troubles.Raise(Key, what, remedy);
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
