using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Links;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Mail;

/// <summary>A campaign's mails, from the texts that were frozen when it was started.</summary>
internal sealed class NoticeMails(CardBook book, CampaignCards cards, IOptions<MailOptions> options, IOptions<ServiceOptions> service)
{
    /// <summary>So long after the due date a mail's link still leads somewhere.</summary>
    private static readonly TimeSpan LinkOutlivesDueDate = TimeSpan.FromDays(90);

    /// <returns>What the outbox keeps, and the subject.</returns>
    public (JsonObject Mail, string Subject) Notice(Campaign campaign, NoticeVariant variant, (int Number, int Total)? reminder = null)
    {
        var facts = cards.FactsOf(campaign, variant) with { Reminder = reminder?.Number, Reminders = reminder?.Total ?? 0 };
        var (subject, html) = book.NoticeMail(facts, string.IsNullOrEmpty(service.Value.PublicUrl) ? null : NoticeMail.LinkMark, options.Value.Originator);
        return (new NoticeMail(subject, html, (campaign.DueAt ?? campaign.StartedAt ?? campaign.CreatedAt) + LinkOutlivesDueDate).ToJson(), subject);
    }
}
