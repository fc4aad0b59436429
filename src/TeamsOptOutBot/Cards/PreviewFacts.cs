using TeamsOptOutBot.Privacy.Profiles;
namespace TeamsOptOutBot.Cards;

internal sealed record NamedCount(string Name, int Count);

/// <param name="Country">ISO 3166-1 alpha-2; null when the directory has none.</param>
internal sealed record CountryCount(string? Country, int Count);

/// <summary>Who does not get the notice, and why.</summary>
/// <param name="Duplicates">Memberships beyond a person's first.</param>
/// <param name="NotOffered">People in whose country the template is not offered.</param>
internal sealed record LeftOut(int Guests, int Disabled, int Duplicates, int Excluded, int NotOffered = 0);

internal sealed record ProfileCount(PrivacyProfile Profile, int People);

/// <summary>By which ways the notices go.</summary>
/// <param name="Teams">Through Teams, alone or first.</param>
/// <param name="AfterWorkingDays">Teams first, and mail after so many working days; null: at once.</param>
/// <param name="Duration">How long mails to everybody take.</param>
/// <param name="Mailboxes">From so many.</param>
/// <param name="WithoutAddress">Recipients without a mail address.</param>
internal sealed record MailFacts(bool Teams, int? AfterWorkingDays, TimeSpan Duration, int Mailboxes, int WithoutAddress, bool WithoutSignIn);

/// <summary>What HR sees before anything is sent.</summary>
/// <param name="Recipients">People, each once.</param>
/// <param name="Groups">Members by group, before de-duplication.</param>
/// <param name="Countries">Recipients by country, after de-duplication.</param>
/// <param name="Languages">Recipients by the directory's language tag; an empty name is none.</param>
/// <param name="ReminderDays">Days after sending.</param>
/// <param name="Today">The author's day: the template's review may be overdue.</param>
/// <param name="Mail">Null when it goes by Teams alone.</param>
/// <param name="Notice">The notice as most of the recipients will see it.</param>
internal sealed record PreviewFacts(
    string Language,
    long Campaign,
    int Recipients,
    IReadOnlyList<NamedCount> Groups,
    IReadOnlyList<CountryCount> Countries,
    IReadOnlyList<NamedCount> Languages,
    LeftOut LeftOut,
    int DueInDays,
    IReadOnlyList<int> ReminderDays,
    TimeOnly WorkFrom,
    TimeOnly WorkTo,
    IReadOnlyList<ProfileCount> Profiles,
    DateOnly Today,
    NoticeFacts Notice,
    MailFacts? Mail = null);
