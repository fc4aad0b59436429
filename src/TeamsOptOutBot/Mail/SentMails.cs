using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Mail;

/// <summary>What the outbox knows of one mailbox, whichever replica sent from it.</summary>
/// <param name="LastMinute">When mails were sent, oldest first.</param>
internal sealed record SentMails(IReadOnlyList<(DateTimeOffset Hour, int Sent)> Hours, IReadOnlyList<DateTimeOffset> LastMinute)
{
    public static async Task<SentMails> ReadAsync(BotDbContext database, string mailbox, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (day, minute) = (now.AddHours(-25), now.AddMinutes(-1));
        var hours = await database.Mailboxes.AsNoTracking().Where(m => m.Address == mailbox && m.Hour > day).Select(m => new { m.Hour, m.Sent }).ToListAsync(cancellationToken);
        var mails = database.Deliveries.AsNoTracking().Where(d => d.Channel == DeliveryChannel.Mail);
        var sent = await mails.Where(d => d.Mailbox == mailbox && d.FinishedAt > minute && d.State == DeliveryState.Delivered).OrderBy(d => d.FinishedAt).Select(d => d.FinishedAt!.Value).ToListAsync(cancellationToken);

        // Of what was in flight when its sender died nobody knows when, nor always from where.
        var uncertain = await mails.CountAsync(d => (d.Mailbox == mailbox || d.Mailbox == null) && d.FinishedAt == null && d.State == DeliveryState.Uncertain, cancellationToken);
        return new SentMails([.. hours.Select(h => (h.Hour, h.Sent))], [.. sent, .. Enumerable.Repeat(now, uncertain)]);
    }
}
