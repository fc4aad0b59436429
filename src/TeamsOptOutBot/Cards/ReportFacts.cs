using TeamsOptOutBot.Campaigns.Library;

namespace TeamsOptOutBot.Cards;

internal enum CampaignState
{
    Draft,
    Sending,
    Running,
    Paused,
    Closed,
    Withdrawn,
}

internal enum CompletionReason
{
    SendingEnded,
    DueDate,
    AllAnswered,
    Closed,
}

/// <param name="PerSecond">Deliveries a second; null while nothing moves.</param>
/// <param name="Left">Time until sending ends at this rate.</param>
/// <param name="Ended">Nothing is pending any more.</param>
internal sealed record ProgressFacts(string Language, string Name, CampaignFigures Figures, double? PerSecond, TimeSpan? Left, bool Ended, DateTimeOffset AsOf);

internal sealed record CompletionFacts(string Language, CampaignTemplate Template, string Name, CompletionReason Reason, CampaignFigures Figures, DateTimeOffset AsOf);

/// <summary>One campaign in HR's list.</summary>
/// <param name="EndedOn">Day of close or withdrawal.</param>
internal sealed record CampaignLine(string Name, CampaignState State, DateOnly Due, DateOnly? EndedOn, DeliveryTotals Delivery, int Answered);

internal sealed record StatusListFacts(string Language, IReadOnlyList<CampaignLine> Campaigns);

/// <param name="EndedOn">Day of close or withdrawal.</param>
internal sealed record StatusFacts(
    string Language,
    string Name,
    CampaignState State,
    DateOnly Due,
    DateOnly? EndedOn,
    DateTimeOffset? NextReminder,
    CampaignFigures Figures,
    DateTimeOffset AsOf);
