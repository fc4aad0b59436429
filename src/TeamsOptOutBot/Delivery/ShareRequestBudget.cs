using Microsoft.Extensions.Options;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Leases;

namespace TeamsOptOutBot.Delivery;

/// <summary>
/// Teams' limit is for the app in the tenant, not for a replica. Each tells the others how many requests it makes without
/// waiting (replies), and takes what the others make off its own budget; whoever dispatches so leaves room for their replies.
/// </summary>
internal sealed partial class ShareRequestBudget(ILeases leases, RequestBudget budget, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<ShareRequestBudget> logger) : BackgroundService
{
    /// <summary>Kept for each other replica although it makes no request: its first replies come before it has told of them.</summary>
    public const double Least = 0.5;

    /// <summary>Of the budget that is left however much the others make.</summary>
    private const double OwnShare = 0.1;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private (long Unheld, long At) _seen;
    private double _told = Least;

    /// <summary>Tells and asks once.</summary>
    public async Task ShareAsync(CancellationToken cancellationToken)
    {
        var (unheld, now) = (budget.Unheld, time.GetTimestamp());
        var seconds = time.GetElapsedTime(_seen.At, now).TotalSeconds;
        var rate = _seen.At == 0 || seconds <= 0 ? 0 : (unheld - _seen.Unheld) / seconds;

        // A burst is followed by another more often than not, so what was told fades and does not fall.
        (_seen, _told) = ((unheld, now), Math.Max(Least, Math.Max(rate, _told / 2)));
        var others = await leases.ShareAsync(_told, cancellationToken);
        var whole = options.Value.RequestsPerSecond;
        budget.SetRate(Math.Max(whole * OwnShare, whole - others));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await ShareAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The edge of the loop: the share of before holds until the database is back.
                Log.NotShared(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 330, Level = LogLevel.Warning, Message = "The other replicas could not be told how many requests this one makes.")]
        public static partial void NotShared(ILogger logger, Exception exception);
    }
}
