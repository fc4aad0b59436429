using System.ComponentModel.DataAnnotations;

namespace TeamsOptOutBot.Mail;

/// <summary>From where mails go and how fast. Configuration section <c>Mail</c>; without a sender there is no mail.</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>Mailboxes that notices are sent from, by address; the app needs Mail.Send for these alone (deploy/entra). Default: none.</summary>
    public IList<string> Senders { get; } = [];

    /// <summary>Provider id of the actionable-message registration; empty: mails carry no card, only the link.</summary>
    public string Originator { get; set; } = "";

    /// <summary>Messages a minute and mailbox. Default: 30, Exchange Online's limit.</summary>
    [Range(1, 10_000)]
    public int MessagesPerMinute { get; set; } = 30;

    /// <summary>Recipients in 24 hours and mailbox. Default: 10,000, Exchange Online's limit.</summary>
    [Range(1, 1_000_000)]
    public int RecipientsPerDay { get; set; } = 10_000;

    /// <summary>Requests at once and mailbox. Default: 4, Graph's limit.</summary>
    [Range(1, 100)]
    public int Parallel { get; set; } = 4;

    internal IReadOnlyList<string> Mailboxes => [.. Senders.Select(sender => sender.Trim()).Where(sender => sender.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    internal bool IsConfigured => Mailboxes.Count > 0;

    /// <summary>How long mails to so many people take.</summary>
    /// <param name="waiting">Mails of others that wait for the same mailboxes, and take their turns beside these.</param>
    /// <param name="sent">What went from the mailboxes in the last day.</param>
    internal TimeSpan DurationOf(int people, int waiting = 0, int sent = 0)
    {
        if (people <= 0 || !IsConfigured)
            return TimeSpan.Zero;
        var each = (people + waiting + Mailboxes.Count - 1) / Mailboxes.Count;
        var today = Math.Max(0, RecipientsPerDay - ((sent + Mailboxes.Count - 1) / Mailboxes.Count));
        var days = each <= today ? 0 : 1 + ((each - today - 1) / RecipientsPerDay);
        var onLastDay = days == 0 ? each : each - today - ((days - 1) * RecipientsPerDay);
        return TimeSpan.FromDays(days) + TimeSpan.FromMinutes((double)onLastDay / MessagesPerMinute);
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var sender in Mailboxes.Where(sender => !new EmailAddressAttribute().IsValid(sender)))
            yield return new ValidationResult($"Mail:Senders holds '{sender}', which is no mail address. Write the address of a mailbox, such as staff.notices@example.com.");
        if (Originator.Length > 0 && !Guid.TryParse(Originator, out _))
            yield return new ValidationResult("Mail:Originator is no provider id. Copy the id of the actionable-message provider that is registered for the bot, or leave it out: mails then carry the link alone.");
    }
}
