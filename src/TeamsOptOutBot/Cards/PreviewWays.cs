using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>By which ways the notices go, and how long the mails will take.</summary>
internal static class PreviewWays
{
    public static IEnumerable<string> Of(CardDesk desk, MailFacts mail)
    {
        yield return mail switch
        {
            { Teams: false } => desk.Text(TextKeys.PreviewWayOutlook),
            { AfterWorkingDays: { } days } => desk.Text(TextKeys.PreviewWayThen, ("days", days)),
            _ => desk.Text(TextKeys.PreviewWayBoth),
        };
        yield return mail.Duration < TimeSpan.FromHours(2)
            ? desk.Text(TextKeys.PreviewMailMinutes, ("minutes", Math.Max(1, (int)Math.Ceiling(mail.Duration.TotalMinutes))), ("mailboxes", mail.Mailboxes))
            : desk.Text(TextKeys.PreviewMailHours, ("hours", (int)Math.Ceiling(mail.Duration.TotalHours)), ("mailboxes", mail.Mailboxes));
        if (mail.WithoutAddress > 0)
        {
            yield return desk.Text(TextKeys.PreviewNoAddress, ("people", mail.WithoutAddress));
        }

        if (mail.WithoutSignIn)
        {
            yield return desk.Text(TextKeys.PreviewWithoutSignIn);
        }
    }
}
