namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>The texts of a campaign template in one language; links and the document's name are filled in.</summary>
/// <param name="Required">The line under the title: what is asked, and what is not.</param>
/// <param name="Open">Label of the button that opens the notice's link; empty when it has none.</param>
/// <param name="Steps">All of them, those that are done on the card last.</param>
/// <param name="Checklist">What the sheet says where it differs from the card.</param>
/// <param name="Totals">Short labels of the answers for HR's numbers.</param>
/// <param name="AnswersAre">What the answers are worth, for HR's report.</param>
/// <param name="AfterClose">What stays true when the notice is closed.</param>
/// <param name="Organisation">Why it matters to the organisation, and what follows for it.</param>
/// <param name="BeforeSending">What HR must know before sending; empty when there is nothing.</param>
internal sealed record CampaignTexts(
    bool ReviewedByNative,
    DateOnly? ReviewedOn,
    string Name,
    string Summary,
    string Subject,
    string Required,
    string What,
    IReadOnlyDictionary<Region, string> Regions,
    string Why,
    string StepsHeading,
    IReadOnlyList<string> Steps,
    IReadOnlyList<CampaignSection> Sections,
    IReadOnlyList<CampaignDetail> Details,
    ChecklistTexts Checklist,
    string Disclaimer,
    string Open,
    IReadOnlyDictionary<AnswerKind, string> Answers,
    IReadOnlyDictionary<AnswerKind, string> Totals,
    string AnswersAre,
    string AfterClose,
    IReadOnlyList<CampaignQuestion> Questions,
    IReadOnlyList<string> Organisation,
    string BeforeSending,
    StaffNoticeTexts StaffNotice);

/// <summary>One product of a notice about several.</summary>
/// <param name="Open">Label of the button that opens the section's link; empty when it has none.</param>
internal sealed record CampaignSection(string Id, string Heading, string Text, string Open);

internal sealed record CampaignDetail(string Heading, string Text);

/// <summary>The notice on paper: whoever reads it has no card and no button before them.</summary>
internal sealed record ChecklistTexts(string What, IReadOnlyList<string> Steps, IReadOnlyList<CampaignDetail> Details);

/// <param name="LookAgain">Said after a wrong choice: where to look once more.</param>
internal sealed record CampaignQuestion(string Id, string Question, IReadOnlyList<string> Choices, string LookAgain);

/// <summary>The notice as plain text for a mail, a Teams post or an intranet page.</summary>
/// <param name="Regions">One more paragraph for whom it concerns.</param>
internal sealed record StaffNoticeTexts(string Subject, IReadOnlyList<string> Paragraphs, IReadOnlyDictionary<Region, string> Regions);
