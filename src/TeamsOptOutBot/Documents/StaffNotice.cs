using System.Text;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Documents.Content;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Documents;

/// <summary>The staff notice to copy: as plain text, as a mail, as a post in Teams.</summary>
internal sealed class StaffNotice(TextCatalogue texts)
{
    /// <summary>Subject, an empty line, the paragraphs; nothing else, because it is pasted as it is.</summary>
    public string PlainText(CampaignTemplate template, string language, Region region)
    {
        var spoken = template.SpokenFor(language);
        var words = template.TextsByLanguage[spoken];
        var text = new StringBuilder(texts.Format(TextKeys.StaffSubject, spoken, ("subject", words.StaffNotice.Subject))).Append("\n\n");
        return text.AppendJoin("\n\n", Paragraphs(words, region)).Append('\n').ToString();
    }

    /// <param name="post">A post has its subject as its first line; a mail has it in its own field, so it stands apart.</param>
    public Document Page(CampaignTemplate template, string language, Region region, bool post)
    {
        var spoken = template.SpokenFor(language);
        var words = template.TextsByLanguage[spoken];
        var paragraphs = Paragraphs(words, region).Select(paragraph => (Block)new Block.Paragraph(paragraph));
        return post
            ? new Document(spoken, words.StaffNotice.Subject, "", "", template.VerifiedOn, "", [.. paragraphs])
            : new Document(
                spoken, texts.Format(TextKeys.StaffTitle, spoken), "", "", template.VerifiedOn, "",
                [new Block.Paragraph(texts.Format(TextKeys.StaffSubject, spoken, ("subject", words.StaffNotice.Subject)), Emphasis.Strong), .. paragraphs]);
    }

    /// <summary>The region's line stands before the last paragraph, which is the disclaimer.</summary>
    private static IReadOnlyList<string> Paragraphs(CampaignTexts words, Region region) =>
        words.StaffNotice.Regions.TryGetValue(region, out var line)
            ? [.. words.StaffNotice.Paragraphs.SkipLast(1), line, .. words.StaffNotice.Paragraphs.TakeLast(1)]
            : words.StaffNotice.Paragraphs;
}
