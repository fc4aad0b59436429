using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Documents.Content;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Documents;

/// <summary>A campaign's steps on one sheet, for one region. It asks for no name and no signature: nobody collects it.</summary>
internal sealed class Checklist(TextCatalogue texts)
{
    /// <param name="language">Whoever reads it: the texts are in it, in its parent, else in English.</param>
    public Document Write(CampaignTemplate template, string language, Region region)
    {
        var spoken = template.SpokenFor(language);
        var words = template.TextsByLanguage[spoken];
        string Say(string key, params ReadOnlySpan<(string Name, object Value)> args) => texts.Unbroken(key, spoken, args);
        return new Document(
            spoken, Say(TextKeys.ChecklistTitle, ("name", words.Name)), Say(TextKeys.ChecklistSubject), Author: "", template.VerifiedOn,
            $"{words.Disclaimer}{Say(TextKeys.FormatSpace)}{Say(TextKeys.DocumentChecked, ("verified", template.VerifiedOn), ("review", template.ReviewBy))}",
            [
                new Block.Paragraph(words.Checklist.What),
                .. words.Regions.TryGetValue(region, out var line) ? [new Block.Paragraph(line, Emphasis.Strong)] : Array.Empty<Block>(),
                new Block.Paragraph(words.Why),
                new Block.Heading(1, Say(TextKeys.ChecklistSteps)),
                .. words.Checklist.Steps.Append(Say(TextKeys.ChecklistAnswer)).Select(step => new Block.Item(ItemKind.Check, step)),
                .. template.Link is { } link ? [new Block.Paragraph(Say(TextKeys.ChecklistLink, ("link", link.AbsoluteUri)))] : Array.Empty<Block>(),
                .. words.Sections.SelectMany(section => Section(template, section, Say(TextKeys.FormatSpace))),
                new Block.Heading(1, Say(TextKeys.ChecklistKnow)),
                .. words.Checklist.Details.SelectMany(detail => new Block[] { new Block.Heading(2, detail.Heading), new Block.Paragraph(detail.Text) }),
            ]);
    }

    /// <summary>One of several products: each has a step of its own.</summary>
    private static IEnumerable<Block> Section(CampaignTemplate template, CampaignSection section, string space)
    {
        yield return new Block.Heading(2, section.Heading);
        yield return new Block.Item(ItemKind.Check, template.LinkOf(section.Id) is { } link ? $"{section.Text}{space}{link.AbsoluteUri}" : section.Text);
    }
}
