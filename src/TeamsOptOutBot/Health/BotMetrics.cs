using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace TeamsOptOutBot.Health;

/// <summary>What the service measures about itself. Labels are kinds and reasons, never people.</summary>
internal sealed class BotMetrics
{
    public const string MeterName = "TeamsOptOutBot";
    public const string SentName = "teams_optout_bot.deliveries.sent";
    public const string RetriesName = "teams_optout_bot.deliveries.retries";
    public const string ThrottledName = "teams_optout_bot.requests.throttled";
    public const string InFlightName = "teams_optout_bot.deliveries.in_flight";
    public const string OutboxAgeName = "teams_optout_bot.deliveries.waited";
    public const string TakeOversName = "teams_optout_bot.dispatcher.take_overs";
    public const string SentAgainName = "teams_optout_bot.deliveries.interrupted";
    public const string RepairsName = "teams_optout_bot.deliveries.repairs";
    public const string PressName = "teams_optout_bot.press.duration";

    private readonly Counter<long> _sent;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _throttled;
    private readonly Counter<long> _takeOvers;
    private readonly Counter<long> _interrupted;
    private readonly Counter<long> _repairs;
    private readonly Histogram<double> _waited;
    private readonly Histogram<double> _press;
    private readonly ConcurrentDictionary<string, int> _inFlight = new(StringComparer.Ordinal);

    public BotMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        _sent = meter.CreateCounter<long>(SentName, "{message}", "Attempts that ended a delivery, by kind and what became of it.");
        _retries = meter.CreateCounter<long>(RetriesName, "{message}", "Attempts after which a delivery waits for another, by reason.");
        _throttled = meter.CreateCounter<long>(ThrottledName, "{request}", "Requests that were answered 429, by service.");
        _takeOvers = meter.CreateCounter<long>(TakeOversName, "{take-over}", "Times that this replica went on where another, or an earlier life, was interrupted.");
        _interrupted = meter.CreateCounter<long>(SentAgainName, "{message}", "Deliveries that were in flight at an interruption and are sent again.");
        _repairs = meter.CreateCounter<long>(RepairsName, "{repair}", "Conversations made anew and apps installed again, by reason.");
        _waited = meter.CreateHistogram<double>(OutboxAgeName, "s", "From a delivery's entry into the outbox to its end.");
        _press = meter.CreateHistogram<double>(PressName, "ms", "From a press to its durable answer.");
        meter.CreateObservableGauge(InFlightName, () => _inFlight.Values.Sum(), "{message}", "Deliveries between the commit of sending and the commit of their result.");
    }

    /// <param name="way">Each way out of the outbox has a window of its own.</param>
    public void InFlight(string way, int count) => _inFlight[way] = count;

    public void Ended(string kind, string outcome, TimeSpan waited)
    {
        _sent.Add(1, new("kind", kind), new("outcome", outcome));
        _waited.Record(waited.TotalSeconds, new KeyValuePair<string, object?>("kind", kind));
    }

    public void Retried(string reason) => _retries.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Repaired(string reason) => _repairs.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Throttled(string service) => _throttled.Add(1, new KeyValuePair<string, object?>("service", service));

    public void TakenOver(int interrupted)
    {
        _takeOvers.Add(1);
        _interrupted.Add(interrupted);
    }

    public void Pressed(TimeSpan took) => _press.Record(took.TotalMilliseconds);
}
