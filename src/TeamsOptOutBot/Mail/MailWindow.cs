using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Storage.Queue;

namespace TeamsOptOutBot.Mail;

/// <summary>As many mails as the mailboxes may send at once.</summary>
/// <param name="graph">While it is silent one mail goes at a time, to find out whether anybody answers.</param>
internal sealed class MailWindow(int window, Silence graph) : IWindow
{
    private int _turn;

    public int Count { get; private set; }

    public ClaimPlan Plan(int written = 0) => new(0, 0, 0, _turn++, Math.Max(0, (graph.IsOn ? 1 : window) - Count + written));

    public void Add(ClaimedDelivery claimed) => Count++;

    public void Remove(ClaimedDelivery claimed) => Count--;
}
