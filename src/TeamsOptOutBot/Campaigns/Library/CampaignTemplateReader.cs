using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>Reads and checks one template folder: <c>template.json</c> and one file a language.</summary>
internal static class CampaignTemplateReader
{
    /// <returns>The template, or null when something was added to <paramref name="faults"/>.</returns>
    public static CampaignTemplate? Read(string folder, List<string> faults)
    {
        var before = faults.Count;
        try
        {
            var file = JsonLines.Read(Path.Combine(folder, "template.json"));
            var template = ReadFacts(new JsonFields(file, faults), Path.GetFileName(folder));
            var texts = Directory.EnumerateFiles(folder, "*.json")
                .Where(path => Path.GetFileName(path) != "template.json")
                .Order(StringComparer.Ordinal)
                .ToDictionary(
                    path => Path.GetFileNameWithoutExtension(path),
                    path => ReadTexts(new JsonFields(JsonLines.Read(path), faults), template),
                    StringComparer.OrdinalIgnoreCase);
            if (!texts.ContainsKey(SupportedLanguages.Fallback))
            {
                faults.Add($"{Path.GetFileName(folder)}: {SupportedLanguages.Fallback}.json is missing.");
            }

            return faults.Count == before ? template with { TextsByLanguage = texts } : null;
        }
        catch (TextCatalogueException fault)
        {
            faults.Add(fault.Message);
            return null;
        }
    }

    private static CampaignTemplate ReadFacts(JsonFields fields, string folder)
    {
        var template = new CampaignTemplate(
            fields.Text("id"),
            fields.Number("version"),
            fields.Date("verified_on"),
            fields.Date("review_by"),
            fields.Link("link"),
            fields.List("link_hosts"),
            Parsed(fields, "regions", RegionNames.Parse),
            Parsed(fields, "answers", AnswerVerbs.Parse),
            fields.Text("evidence"),
            fields.List("audience"),
            fields.Objects("sources", source => new TemplateSource(source.Link("address"), source.Text("says"), OneOf(source, "mark", "organisation", "authority", "copy", "press"))),
            new Dictionary<string, CampaignTexts>(StringComparer.OrdinalIgnoreCase));
        fields.List("not_verified");
        fields.NothingElse();

        if (template.Id.Length > 0 && template.Id != folder)
        {
            fields.Fault("id", $"must be the folder's name, {folder}");
        }

        if (!template.LinkHosts.Contains(template.Link.Host, StringComparer.OrdinalIgnoreCase))
        {
            fields.Fault("link", "is on a host that link_hosts does not allow");
        }

        if (template.ReviewBy <= template.VerifiedOn)
        {
            fields.Fault("review_by", "must be after verified_on");
        }

        return template;
    }

    private static CampaignTexts ReadTexts(JsonFields fields, CampaignTemplate template)
    {
        var texts = new CampaignTexts(
            fields.Text("name"),
            fields.Text("summary"),
            fields.Text("subject"),
            fields.Text("what"),
            fields.Object("regions", regions => template.Regions.ToDictionary(region => region, region => regions.Text(RegionNames.Of(region)))) ?? [],
            fields.Text("why"),
            fields.List("steps"),
            fields.Objects("details", detail => new CampaignDetail(detail.Text("heading"), detail.Text("text"))),
            fields.Text("disclaimer"),
            fields.Text("open_setting"),
            fields.Object("answers", answers => template.Answers.ToDictionary(answer => answer, answer => answers.Text(AnswerVerbs.Of(answer)))) ?? [],
            fields.Text("answers_are"),
            fields.Object("staff_notice", notice => new StaffNoticeTexts(notice.Text("subject"), notice.List("paragraphs"))) ?? new StaffNoticeTexts("", []));
        fields.NothingElse();
        return texts;
    }

    private static IReadOnlyList<T> Parsed<T>(JsonFields fields, string name, Func<string, T?> parse)
        where T : struct, Enum
    {
        var values = fields.List(name).Select(text => parse(text)).ToList();
        if (values.Contains(null) || values.Distinct().Count() != values.Count || (values.Count > 0 && values.Count != Enum.GetValues<T>().Length))
        {
            fields.Fault(name, "must name each known value once");
        }

        return [.. values.OfType<T>()];
    }

    private static string OneOf(JsonFields fields, string name, params string[] allowed)
    {
        var text = fields.Text(name);
        if (text.Length > 0 && !allowed.Contains(text, StringComparer.Ordinal))
        {
            fields.Fault(name, $"must be one of {string.Join(", ", allowed)}");
        }

        return text;
    }
}
