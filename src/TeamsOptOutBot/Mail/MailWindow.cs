using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Storage.Queue;

namespace TeamsOptOutBot.Mail;

/// <summary>As many mails as can go now; the others stay in the outbox.</summary>
/// <param name="graph">While it is silent one mail goes at a time, to find out whether anybody answers.</param>
internal sealed class MailWindow(MailboxBudgets budgets, Silence graph, TimeProvider time) : IWindow
{
    private int _turn;

    public int Count { get; private set; }

    public ClaimPlan Plan(int written = 0) => new(0, 0, 0, _turn++, graph.IsOn ? Math.Max(0, 1 - Count + written) : budgets.Free(time.GetUtcNow()));

    public void Add(ClaimedDelivery claimed) => Count++;

    public void Remove(ClaimedDelivery claimed) => Count--;
}
