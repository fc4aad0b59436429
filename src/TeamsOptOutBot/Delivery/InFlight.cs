using TeamsOptOutBot.Storage.Queue;

namespace TeamsOptOutBot.Delivery;

/// <summary>The window of what goes through the Bot Connector.</summary>
/// <param name="teams">While it is silent one row goes at a time, to find out whether anybody answers.</param>
/// <param name="graph">While it is silent one person is reached at a time; whoever is reached without it is not kept waiting.</param>
internal sealed class InFlight(int window, Silence teams, Silence graph) : IWindow
{
    /// <summary>Updates of sent messages take at most a fifth while notices wait (design, section 6).</summary>
    private readonly int _updates = Math.Max(1, window / 5);

    /// <summary>Who must be reached first waits for Graph; that must not keep the places of those whom one request reaches.</summary>
    private readonly int _reaches = Math.Max(1, window / 2);

    private int _turn;
    private int _updating;
    private int _reaching;

    public int Count { get; private set; }

    public ClaimPlan Plan(int written = 0)
    {
        _turn++;
        if (teams.IsOn)
            return Count - written == 0 ? new ClaimPlan(1, 1, 1, _turn) : ClaimPlan.Nothing;
        return new ClaimPlan(window - Count + written, Math.Max(0, _updates - _updating), Math.Max(0, Reaches() - _reaching), _turn);
    }

    private int Reaches() => graph switch
    {
        { IsResting: true } => 0,
        { IsOn: true } => 1,
        _ => _reaches,
    };

    public void Add(ClaimedDelivery claimed) => Change(claimed, 1);

    public void Remove(ClaimedDelivery claimed) => Change(claimed, -1);

    private void Change(ClaimedDelivery claimed, int by)
    {
        Count += by;
        if (claimed.Lane == DeliveryLane.Reach)
            _reaching += by;
        else if (claimed.Priority == DeliveryPriority.Update)
            _updating += by;
    }
}
