using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Campaigns.Library;

namespace TeamsOptOutBot.Cards;

/// <summary>What a notice says; nothing in it belongs to one person, so that one expansion serves all of a language, region and state.</summary>
/// <param name="Groups">The campaign's groups by name.</param>
/// <param name="RetentionDays">Days from close to the erasure of named rows.</param>
/// <param name="Reminder">Which reminder this is, from 1; null for the first notice.</param>
/// <param name="Reminders">How many reminders are planned.</param>
internal sealed record NoticeFacts(
    CampaignTemplate Template,
    string Language,
    Region Region,
    PrivacyProfile Profile,
    long Campaign,
    int Version,
    DateOnly Due,
    int RetentionDays,
    IReadOnlyList<string> Groups,
    Contact Contact,
    int? Reminder = null,
    int Reminders = 0);

/// <summary>The card after an answer.</summary>
/// <param name="Answer">What is shown to the person who pressed; null in the stored message, which never says it.</param>
/// <param name="AnsweredAt">Moment of the answer in the person's offset; shown with <paramref name="Answer"/> only.</param>
internal sealed record AnsweredFacts(
    CampaignTemplate Template,
    string Language,
    PrivacyProfile Profile,
    long Campaign,
    int Version,
    DateOnly Due,
    int RetentionDays,
    Contact Contact,
    AnswerKind? Answer = null,
    DateTimeOffset? AnsweredAt = null);

/// <summary>A notice after its campaign ended.</summary>
/// <param name="Answered">Whether this person's answer was recorded; null where that is not known or not to be said.</param>
internal sealed record ClosedFacts(
    CampaignTemplate Template,
    string Language,
    DateOnly ClosedOn,
    bool Withdrawn,
    bool? Answered,
    int RetentionDays,
    Contact Contact);
