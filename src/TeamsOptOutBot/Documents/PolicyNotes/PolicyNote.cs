using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Documents.Content;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Documents.PolicyNotes;

/// <summary>Writes the policy note of an organisation from its answers. Which words stand there, the texts say.</summary>
internal sealed class PolicyNote(PolicyNoteLibrary library, CampaignTemplateLibrary campaigns, TextCatalogue texts)
{
    /// <returns>The note; null when there is none for the template.</returns>
    public Document? Write(PolicyAnswers answers)
    {
        if (library.Find(answers.Template) is not { } note || campaigns.Find(answers.Template) is not { } campaign)
        {
            return null;
        }

        var language = note.Resolve(answers.Language);
        var words = note.Languages[language];
        string Say(string key, params ReadOnlySpan<(string Name, object Value)> args) => texts.Unbroken(key, language, args);
        var blocks = new List<Block> { new Block.Facts(About(answers, campaign, language)) };
        foreach (var section in words.Sections)
        {
            var parts = section.Content.Where(part => part.When is null || answers.Meets(part.When)).Select(part => Block(part, answers, campaign, language)).ToList();
            if (parts.Count > 0)
            {
                blocks.Add(new Block.Heading(1, section.Heading));
                blocks.AddRange(parts);
            }
        }

        blocks.Add(new Block.Heading(1, Say(TextKeys.DocumentSources)));
        blocks.AddRange(note.Sources.Where(source => source.When is null || answers.Meets(source.When)).Select(source => new Block.Item(ItemKind.Point, Source(source, language))));
        blocks.Add(new Block.Heading(1, Say(TextKeys.DocumentReview)));
        blocks.Add(new Block.Paragraph(Say(TextKeys.DocumentReviewText, ("review", campaign.ReviewBy), ("verified", campaign.VerifiedOn))));
        blocks.Add(new Block.Paragraph(words.Disclaimer, Emphasis.Strong));
        return new Document(language, words.Title, words.Subject, answers.Organisation, answers.On, $"{words.Title}\n{answers.Organisation} · {Say(TextKeys.FormatDay, ("date", answers.On))}", blocks);
    }

    /// <summary>The addresses in the note that are its own and the campaign's, not somebody's answer.</summary>
    public IReadOnlyList<Uri> LinksOf(PolicyAnswers answers) =>
        [.. library.Find(answers.Template)?.Sources.Select(source => source.Address).Append(campaigns.Find(answers.Template)?.Link).OfType<Uri>() ?? []];

    private List<(string Label, string Value)> About(PolicyAnswers answers, CampaignTemplate campaign, string language)
    {
        string Say(string key, params ReadOnlySpan<(string Name, object Value)> args) => texts.Unbroken(key, language, args);
        return
        [
            (Say(TextKeys.PolicyOrganisation), answers.Organisation),
            (Say(TextKeys.PolicyRegions), texts.List(language, [.. answers.Regions.Select((region, index) => Say(region == Region.Elsewhere && index > 0 ? TextKeys.RegionElsewhere : RegionKey(region)))])),
            (Say(TextKeys.PolicyPages), Say(CertaintyKey(answers.Pages))),
            (Say(TextKeys.PolicySeats), Say(TextKeys.FormatNumber, ("value", answers.Seats))),
            (Say(TextKeys.PolicyCouncil), Say(CertaintyKey(answers.WorksCouncil))),
            (Say(TextKeys.PolicyContact), Contact(answers, language)),
            (Say(TextKeys.PolicyWritten), Say(TextKeys.FormatDay, ("date", answers.On))),
            (Say(TextKeys.PolicyReview), Say(TextKeys.FormatDay, ("date", campaign.ReviewBy))),
        ];
    }

    private string Source(NoteSource source, string language)
    {
        var name = source.On is { } on ? texts.Row(language, [source.Name, source.OnDay ? texts.Unbroken(TextKeys.FormatDay, language, ("date", on)) : texts.Month(on, language)]) : source.Name;
        var named = texts.Format(TextKeys.DocumentSource, language, ("name", name), ("mark", texts.Format(MarkKey(source.Mark), language)));
        return source.Address is { } address ? texts.Format(TextKeys.FormatLabel, language, ("label", named)) + address.AbsoluteUri : named;
    }

    private Block Block(NotePart part, PolicyAnswers answers, CampaignTemplate campaign, string language)
    {
        var text = Fill(part.Text, answers, campaign, language);
        return part.Kind switch
        {
            NotePartKind.Text => new Block.Paragraph(text),
            NotePartKind.Point => new Block.Item(ItemKind.Point, text),
            NotePartKind.Check => new Block.Item(ItemKind.Check, text),
            NotePartKind.Subheading => new Block.Heading(2, text),
            NotePartKind.Sample => new Block.Sample(text),
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };
    }

    /// <summary>In one pass: a name that looks like a placeholder stays a name.</summary>
    private string Fill(string text, PolicyAnswers answers, CampaignTemplate campaign, string language)
    {
        var pieces = text.Split('{', '}');
        for (var index = 1; index < pieces.Length; index += 2)
        {
            pieces[index] = pieces[index] switch
            {
                "organisation" => answers.Organisation,
                "contact" => Contact(answers, language),
                "link" => campaign.Link?.AbsoluteUri ?? "",
                _ => throw new ArgumentOutOfRangeException(nameof(text), pieces[index], message: null),
            };
        }

        return string.Concat(pieces);
    }

    private string Contact(PolicyAnswers answers, string language) =>
        answers.ContactMail.Length == 0 ? answers.ContactName : texts.Row(language, [answers.ContactName, answers.ContactMail]);

    public static string RegionKey(Region region) => region switch
    {
        Region.EuEea => TextKeys.PolicyRegionEuEea,
        Region.UnitedKingdom => TextKeys.PolicyRegionUnitedKingdom,
        Region.Switzerland => TextKeys.PolicyRegionSwitzerland,
        Region.Canada => TextKeys.PolicyRegionCanada,
        Region.HongKong => TextKeys.PolicyRegionHongKong,
        Region.Elsewhere => TextKeys.PolicyRegionElsewhere,
        _ => throw new ArgumentOutOfRangeException(nameof(region), region, message: null),
    };

    public static string CertaintyKey(Certainty certainty) => certainty switch
    {
        Certainty.Yes => TextKeys.PolicyYes,
        Certainty.No => TextKeys.PolicyNo,
        Certainty.Unsure => TextKeys.PolicyUnsure,
        _ => throw new ArgumentOutOfRangeException(nameof(certainty), certainty, message: null),
    };

    private static string MarkKey(string mark) => mark switch
    {
        "organisation" => TextKeys.DocumentMarkOrganisation,
        "authority" => TextKeys.DocumentMarkAuthority,
        "copy" => TextKeys.DocumentMarkCopy,
        "press" => TextKeys.DocumentMarkPress,
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, message: null),
    };
}
