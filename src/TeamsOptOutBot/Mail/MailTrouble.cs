using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Microsoft365.Setup;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Mail;

/// <summary>A mailbox is gone or refused: IT reads what to do on the health page, and the campaign's author is told, once.</summary>
internal sealed class MailTrouble(Troubles troubles, IWriter writer, CardBook book, TimeProvider time)
{
    /// <summary>How long the mailbox rests before it is tried again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, byte> _refused = new(StringComparer.OrdinalIgnoreCase);

    public async Task RaiseAsync(int? campaignId, string mailbox, GraphException exception, CancellationToken cancellationToken)
    {
        _refused.TryAdd(mailbox, 0);
        troubles.Raise(KeyOf(mailbox), new SetupProblem(
            (int?)exception.Status == 404 ? HealthProblems.MailboxGone : HealthProblems.MailboxRefused,
            ("mailbox", mailbox), ("status", HealthProblems.Number(exception.Status)), ("code", exception.Code ?? "")));
        if (campaignId is { } campaign)
            await writer.WriteAsync((database, token) => TellAsync(database, campaign, mailbox, token), cancellationToken);
    }

    /// <summary>Something was sent from it.</summary>
    public async Task OverAsync(string mailbox, CancellationToken cancellationToken)
    {
        if (!_refused.TryRemove(mailbox, out _))
            return;
        troubles.Clear(KeyOf(mailbox));
        await writer.WriteAsync(
            (database, token) => database.Campaigns.Where(c => c.MailTrouble == mailbox).ExecuteUpdateAsync(set => set.SetProperty(c => c.MailTrouble, (string?)null), token),
            cancellationToken);
    }

    private async Task TellAsync(BotDbContext database, int campaignId, string mailbox, CancellationToken cancellationToken)
    {
        var first = await database.Campaigns.Where(c => c.Id == campaignId && c.MailTrouble == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.MailTrouble, mailbox), cancellationToken);
        if (first == 0)
            return;
        var campaign = await database.Campaigns.AsNoTracking().FirstAsync(c => c.Id == campaignId, cancellationToken);
        var language = await database.LanguageOfAsync(campaign.AuthorId, cancellationToken);
        var title = book.Texts.Format(TextKeys.MailTroubleTitle, language);
        var card = book.Message(new MessageFacts(
            language, title, book.Texts.Format(TextKeys.MailTroubleText, language, ("mailbox", PlainText.Name(mailbox)), ("name", campaign.Name)), []));
        await Outbox.SendAsync(database, campaignId, campaign.AuthorId, card, title, time.GetUtcNow(), cancellationToken);
    }

    private static string KeyOf(string mailbox) => "mail:" + mailbox;
}
