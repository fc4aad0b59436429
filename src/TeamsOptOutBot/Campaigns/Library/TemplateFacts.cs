namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>Reads <c>template.json</c>: what holds in every language.</summary>
internal static class TemplateFacts
{
    /// <summary>Teams and Outlook draw five buttons in a row at most; one of them is More.</summary>
    private const int MostInFirstRow = 4;

    /// <summary>Beside help, later and back.</summary>
    private const int MostUnderMore = 2;

    private const int MostQuestions = 3;

    public static CampaignTemplate Read(JsonFields fields, string folder)
    {
        var links = new List<TemplateLink>();
        var document = fields.Has("document") ? fields.Object("document", of => Document(of, links)) : null;
        if (fields.Has("links"))
        {
            fields.Object("links", of => Links(of, links));
        }

        var answers = Parsed(fields, "answers", AnswerVerbs.Parse, "done, keptAsIs, notApplicable, ratherNotSay");
        var template = new CampaignTemplate(
            fields.Text("id"),
            fields.Number("version"),
            fields.Date("verified_on"),
            fields.Date("review_by"),
            links,
            fields.OptionalList("link_hosts"),
            Optional(fields, "regions", RegionNames.Parse, RegionNames.Known),
            Optional(fields, "only_in", RegionNames.Parse, RegionNames.Known),
            fields.OptionalList("sections"),
            answers,
            Parsed(fields, "first_row", AnswerVerbs.Parse, "some of answers"),
            document,
            fields.Has("questions") ? fields.Objects("questions", Question) : [],
            OneOf(fields, "evidence", "statement", "attestation"),
            OneOf(fields, "who_sees", "by-country", "strict") == "strict",
            fields.OptionalFlag("example"),
            fields.List("audience"),
            fields.Objects("sources", source => new TemplateSource(source.Has("address") ? source.Link("address") : null, source.Text("says"), OneOf(source, "mark", "organisation", "authority", "copy", "press"))),
            fields.OptionalList("not_verified"),
            new Dictionary<string, CampaignTexts>(StringComparer.OrdinalIgnoreCase));
        fields.NothingElse();
        Check(fields, template, folder);
        return template;
    }

    private static void Check(JsonFields fields, CampaignTemplate template, string folder)
    {
        if (template.Id.Length > 0 && template.Id != folder)
        {
            fields.Fault("id", $"must be the folder's name, {folder}");
        }

        if (template.Id.Any(letter => !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter != '-'))
        {
            fields.Fault("id", "may hold small letters, digits and hyphens only, because people type it in commands");
        }

        if (template.VerifiedOn != default && template.ReviewBy != default && template.ReviewBy <= template.VerifiedOn)
        {
            fields.Fault("review_by", "must be after verified_on");
        }

        foreach (var link in template.Links.Where(link => link.Address != JsonFields.NoLink && !LinkText.IsAllowed(link.Address.Host, template.LinkHosts)))
        {
            fields.Fault(link.Id == TemplateLink.Document ? "document/address" : $"links/{link.Id}", $"is on {link.Address.Host}, a host that link_hosts does not allow: add the host there, or correct the address");
        }

        if (template.Document is not null && template.LinkOf(TemplateLink.Setting) is not null)
        {
            fields.Fault("links/setting", "cannot stand beside document: a notice opens the one or the other");
        }

        if (template.FirstRow.Except(template.Answers).Any())
        {
            fields.Fault("first_row", "names an answer that answers does not have");
        }

        var most = template.Link is null ? MostInFirstRow : MostInFirstRow - 1;
        if (template.FirstRow.Count > most)
        {
            fields.Fault("first_row", $"has {template.FirstRow.Count} answers, and only {most} fit into a row of five buttons beside {(template.Link is null ? "More" : "the link and More")}: leave the others to More");
        }

        if (template.Answers.Except(template.FirstRow).Count() > MostUnderMore)
        {
            fields.Fault("first_row", $"leaves more than {MostUnderMore} answers to More, where help, later and back stand too: take more of them into the first row");
        }

        if (template.Questions.Count > MostQuestions)
        {
            fields.Fault("questions", $"may be {MostQuestions} at most: this is a short check, not an exam");
        }

        if (template.Questions.Count > 0 && !template.Answers.Contains(AnswerKind.Done))
        {
            fields.Fault("questions", "are asked before the answer done, which answers does not have");
        }

        if (template.Sections.Distinct(StringComparer.Ordinal).Count() < template.Sections.Count)
        {
            fields.Fault("sections", "has an id twice");
        }

        if (template.Questions.Select(question => question.Id).Distinct(StringComparer.Ordinal).Count() < template.Questions.Count)
        {
            fields.Fault("questions", "has an id twice");
        }
    }

    private static PinnedDocument Document(JsonFields fields, List<TemplateLink> links)
    {
        links.Add(new TemplateLink(TemplateLink.Document, fields.Link("address")));
        return new PinnedDocument(fields.Text("name"), fields.Text("version"), fields.Date("date"));
    }

    private static int Links(JsonFields fields, List<TemplateLink> links)
    {
        links.AddRange(fields.Names().Select(name => new TemplateLink(name, fields.Link(name))));
        return links.Count;
    }

    private static QuestionShape Question(JsonFields fields)
    {
        var question = new QuestionShape(fields.Text("id"), fields.Number("choices"), fields.Number("right"));
        if (question.Choices == 1)
        {
            fields.Fault("choices", "must be 2 or more");
        }

        if (question.Right > question.Choices)
        {
            fields.Fault("right", $"must be the number of the right choice, from 1 to {question.Choices}");
        }

        return question;
    }

    private static IReadOnlyList<T> Optional<T>(JsonFields fields, string name, Func<string, T?> parse, string known)
        where T : struct, Enum => fields.Has(name) ? Parsed(fields, name, parse, known) : [];

    private static IReadOnlyList<T> Parsed<T>(JsonFields fields, string name, Func<string, T?> parse, string known)
        where T : struct, Enum
    {
        var texts = fields.List(name);
        var values = texts.Select(text => parse(text)).ToList();
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index] is null)
            {
                fields.Fault($"{name}/{index}", $"is not known; known are: {known}");
            }
            else if (values.IndexOf(values[index]) < index)
            {
                fields.Fault($"{name}/{index}", "stands twice");
            }
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
