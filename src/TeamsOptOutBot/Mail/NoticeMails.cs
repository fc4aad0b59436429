using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Links;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Mail;

/// <summary>A campaign's mails, from the texts that were frozen when it was started.</summary>
internal sealed class NoticeMails(CardBook book, CampaignCards cards, IOptions<MailOptions> options, IOptions<ServiceOptions> service)
{
    /// <summary>So long after the due date, and after it was sent, a mail's link still leads somewhere.</summary>
    public static readonly TimeSpan LinkLives = TimeSpan.FromDays(90);

    /// <returns>What the outbox keeps, and the subject.</returns>
    public (JsonObject Mail, string Subject) Notice(Campaign campaign, NoticeVariant variant, (int Number, int Total)? reminder = null)
    {
        var facts = cards.FactsOf(campaign, variant) with { Reminder = reminder?.Number, Reminders = reminder?.Total ?? 0 };
        var (subject, html) = book.NoticeMail(facts, string.IsNullOrEmpty(service.Value.PublicUrl) ? null : NoticeMail.LinkMark, options.Value.Originator);
        return (Mail(campaign, subject, html), subject);
    }

    /// <summary>The notice as its author tests it, with a subject that says so.</summary>
    public (JsonObject Mail, string Subject) Test(Campaign campaign, NoticeVariant variant)
    {
        var (mail, subject) = Notice(campaign, variant);
        return (mail, book.Texts.Format(TextKeys.MailTestSubject, variant.Language, ("subject", subject)));
    }

    private static JsonObject Mail(Campaign campaign, string subject, string html) =>
        new NoticeMail(subject, html, (campaign.DueAt ?? campaign.StartedAt ?? campaign.CreatedAt) + LinkLives).ToJson();
}
