namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>Reads the texts of one language and fills links and the document's name into them.</summary>
internal static class TemplateTexts
{
    public static CampaignTexts Read(JsonFields plain, CampaignTemplate template)
    {
        var filled = new FilledTexts(template);
        var fields = plain.Filling(filled.Fill);
        var reviewed = fields.Flag("reviewed_by_native");
        var what = fields.Text("what");
        var steps = fields.List("steps");
        var details = Details(fields);
        var texts = new CampaignTexts(
            reviewed,
            reviewed ? fields.Date("reviewed_on") : null,
            fields.Text("name"),
            fields.Text("summary"),
            fields.Text("subject"),
            fields.Text("required"),
            what,
            template.Regions.Count == 0 ? new Dictionary<Region, string>() : Regions(fields, template),
            fields.Text("why"),
            fields.Text("steps_heading"),
            [.. steps, .. fields.OptionalList("steps_on_card")],
            template.Sections.Count == 0 ? [] : fields.Object("sections", sections => Sections(sections, template)) ?? [],
            details,
            fields.Has("checklist") && fields.Object("checklist", OnPaper) is { } sheet ? sheet : new ChecklistTexts(what, steps, details),
            fields.Text("disclaimer"),
            template.Link is null ? "" : fields.Text("open"),
            Labels(fields, "answers", template),
            Labels(fields, "totals", template),
            fields.Text("answers_are"),
            fields.Text("after_close"),
            template.Questions.Count == 0 ? [] : fields.Object("questions", questions => Questions(questions, template)) ?? [],
            fields.OptionalList("organisation"),
            fields.OptionalText("before_sending"),
            fields.Object("staff_notice", notice => new StaffNoticeTexts(
                notice.Text("subject"),
                notice.List("paragraphs"),
                notice.Has("regions") ? Regions(notice, template) : new Dictionary<Region, string>())) ?? new StaffNoticeTexts("", [], new Dictionary<Region, string>()));
        fields.NothingElse();
        return texts;

        ChecklistTexts OnPaper(JsonFields sheet) => new(sheet.Has("what") ? sheet.Text("what") : what, steps, sheet.Has("details") ? Details(sheet) : details);
    }

    private static IReadOnlyList<CampaignDetail> Details(JsonFields fields) =>
        fields.Objects("details", detail => new CampaignDetail(detail.Text("heading"), detail.Text("text")));

    private static Dictionary<Region, string> Regions(JsonFields fields, CampaignTemplate template) =>
        fields.Object("regions", regions => template.Regions.ToDictionary(region => region, region => regions.Text(RegionNames.Of(region)))) ?? [];

    private static Dictionary<AnswerKind, string> Labels(JsonFields fields, string name, CampaignTemplate template) =>
        fields.Object(name, answers => template.Answers.Distinct().ToDictionary(answer => answer, answer => answers.Text(AnswerVerbs.Of(answer)))) ?? [];

    private static List<CampaignSection> Sections(JsonFields fields, CampaignTemplate template) =>
    [
        .. template.Sections.Select(id => fields.Object(id, section => new CampaignSection(
            id, section.Text("heading"), section.Text("text"), template.LinkOf(id) is null ? "" : section.Text("open")))).OfType<CampaignSection>(),
    ];

    private static List<CampaignQuestion> Questions(JsonFields fields, CampaignTemplate template) =>
    [
        .. template.Questions.Select(shape => fields.Object(shape.Id, question => Question(question, shape))).OfType<CampaignQuestion>(),
    ];

    private static CampaignQuestion Question(JsonFields fields, QuestionShape shape)
    {
        var question = new CampaignQuestion(shape.Id, fields.Text("question"), fields.List("choices"), fields.Text("look_again"));
        if (question.Choices.Count > 0 && question.Choices.Count != shape.Choices)
        {
            fields.Fault("choices", $"has {question.Choices.Count} texts; {CampaignTemplateReader.FactsFile} says that there are {shape.Choices}");
        }

        return question;
    }
}
