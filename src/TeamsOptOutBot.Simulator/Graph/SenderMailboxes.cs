using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Graph;

/// <summary>
/// The mailboxes that the app may send from (RBAC for Applications), and what Exchange allows each: 30 messages a minute,
/// 10,000 recipients in 24 hours, four requests at once.
/// </summary>
internal sealed class SenderMailboxes
{
    private const int MostAtOnce = 4;

    private readonly Dictionary<string, Mailbox> _known = Addresses.ToDictionary(address => address, _ => new Mailbox(), StringComparer.OrdinalIgnoreCase);
    private readonly Faults _faults;
    private readonly TimeProvider _clock;

    public SenderMailboxes(Faults faults, SimulatorOptions options) => (_faults, _clock) = (faults, options.MailClock ?? options.Clock);

    public static IReadOnlyList<string> Addresses { get; } = [$"staff.notices@{Company.Domain}", $"staff.notices.2@{Company.Domain}"];

    public bool Knows(string address) => _known.ContainsKey(address);

    /// <summary>Counts requests at once, from the moment that they arrive.</summary>
    public RequestDelegate Counted(RequestDelegate next) => async http =>
    {
        if (!_known.TryGetValue((string?)http.Request.RouteValues["user"] ?? "", out var mailbox))
        {
            await next(http);
            return;
        }

        http.Items[typeof(SenderMailboxes)] = Interlocked.Increment(ref mailbox.AtOnce);
        try
        {
            await next(http);
        }
        finally
        {
            Interlocked.Decrement(ref mailbox.AtOnce);
        }
    };

    /// <summary>Null when the mail may go, else how long to wait.</summary>
    public TimeSpan? TryEnter(TenantRequest request)
    {
        if (_faults.AppWindow is null)
        {
            return null;
        }

        return request.Http.Items[typeof(SenderMailboxes)] is > MostAtOnce
            ? TimeSpan.FromSeconds(1)
            : _known[request.Route("user")].Window.TryEnter(_clock);
    }

    private sealed class Mailbox
    {
        public int AtOnce;

        public RateWindow Window { get; } = new((30, TimeSpan.FromMinutes(1)), (10_000, TimeSpan.FromHours(24)));
    }
}
