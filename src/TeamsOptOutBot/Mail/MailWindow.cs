using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Storage.Queue;

namespace TeamsOptOutBot.Mail;

/// <summary>As many mails as the mailboxes may send at once.</summary>
internal sealed class MailWindow(int window) : IWindow
{
    private int _turn;

    public int Count { get; private set; }

    public ClaimPlan Plan(int written = 0) => new(0, 0, 0, _turn++, Math.Max(0, window - Count + written));

    public void Add(ClaimedDelivery claimed) => Count++;

    public void Remove(ClaimedDelivery claimed) => Count--;
}
