using TeamsOptOutBot.Campaigns.Library;

namespace TeamsOptOutBot.Cards;

/// <param name="Example">A template's id for the examples.</param>
/// <param name="ExampleGroups">Groups as one would type them.</param>
internal sealed record HelpFacts(string Language, bool IsHr, bool IsManager, string Example, string ExampleGroups);

internal sealed record TemplatesFacts(string Language, IReadOnlyCollection<CampaignTemplate> Templates, DateOnly Today);

/// <param name="Others">Ids of the templates whose notice can be asked for too.</param>
internal sealed record StaffNoticeFacts(string Language, CampaignTemplate Template, IReadOnlyList<string> Others, Downloads? Downloads = null);

internal sealed record VerifiedCampaign(string Name, string StartedBy, DateOnly StartedOn, DateOnly Due, IReadOnlyList<Uri> Links, bool Ended);

/// <param name="Asked">What the person typed.</param>
/// <param name="Campaign">Null when no campaign of that name was ever started here.</param>
internal sealed record VerifyFacts(string Language, string Asked, VerifiedCampaign? Campaign);

internal sealed record StoredPerson(string Id, string Name, string Mail, string? Language, string? Country, string? Department, string? Manager);

/// <param name="ErasedOn">The day of erasure once the campaign has closed.</param>
internal sealed record StoredNotice(string Name, string? Answer, DateTimeOffset? AnsweredAt, int Attempts, DateOnly? ErasedOn, int RetentionDays);

/// <param name="Person">Null when nothing is stored.</param>
internal sealed record MyDataFacts(string Language, StoredPerson? Person, bool HasConversation, IReadOnlyList<StoredNotice> Notices);

/// <param name="AskedAt">Null as long as nobody has asked.</param>
/// <param name="WaitsFor">Names of the open notices that still need the person.</param>
internal sealed record EraseMeFacts(string Language, DateTimeOffset? AskedAt, IReadOnlyList<string> WaitsFor, bool Erased, Contact Contact);

/// <param name="Label">What was tried, or since when it is so.</param>
internal sealed record DoctorLine(string Label, string Problem, string Remedy);

/// <param name="Good">What was tried and found in order.</param>
/// <param name="NotTried">What there was nothing to try of.</param>
internal sealed record DoctorFacts(string Language, DateTimeOffset At, IReadOnlyList<DoctorLine> Wrong, IReadOnlyList<string> Good, IReadOnlyList<string>? NotTried = null);

/// <summary>A plain answer: an error, a refusal, a confirmation.</summary>
/// <param name="Suggestions">Commands as one would type them. Plain text, because a messageBack button does nothing in clients other than Teams.</param>
internal sealed record MessageFacts(string Language, string Title, string Text, IReadOnlyList<string> Suggestions);
