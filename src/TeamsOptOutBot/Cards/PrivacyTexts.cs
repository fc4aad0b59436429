using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>The privacy notice of a card: purpose, who sees what, until when, whom to ask.</summary>
internal static class PrivacyTexts
{
    public static string Profile(CardDesk desk, PrivacyProfile profile) => desk.Text(profile switch
    {
        PrivacyProfile.Strict => TextKeys.ProfileStrict,
        PrivacyProfile.Standard => TextKeys.ProfileStandard,
        PrivacyProfile.Open => TextKeys.ProfileOpen,
        _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, message: null),
    });

    public static string WhoSees(CardDesk desk, PrivacyProfile profile) => desk.Text(profile switch
    {
        PrivacyProfile.Strict => TextKeys.PrivacyStrict,
        PrivacyProfile.Standard => TextKeys.PrivacyStandard,
        PrivacyProfile.Open => TextKeys.PrivacyOpen,
        _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, message: null),
    });

    public static string UntilWhen(CardDesk desk, int retentionDays) => desk.Text(TextKeys.PrivacyUntil, ("days", retentionDays));

    public static string WhomToAsk(CardDesk desk, Contact contact) =>
        desk.Text(TextKeys.PrivacyContact, ("name", PlainText.Name(contact.Name)), ("mail", PlainText.Name(contact.Mail)));
}
