namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>The texts of a campaign template in one language.</summary>
internal sealed record CampaignTexts(
    string Name,
    string Summary,
    string Subject,
    string What,
    IReadOnlyDictionary<Region, string> Regions,
    string Why,
    IReadOnlyList<string> Steps,
    IReadOnlyList<CampaignDetail> Details,
    string Disclaimer,
    string OpenSetting,
    IReadOnlyDictionary<AnswerKind, string> Answers,
    string AnswersAre,
    StaffNoticeTexts StaffNotice);

internal sealed record CampaignDetail(string Heading, string Text);

/// <summary>The notice as plain text for a mail or an intranet page.</summary>
internal sealed record StaffNoticeTexts(string Subject, IReadOnlyList<string> Paragraphs);
