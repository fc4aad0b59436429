using System.Text.Json.Nodes;
using TeamsOptOutBot.Campaigns.Library;

namespace TeamsOptOutBot.Cards;

/// <summary>The answers of a notice as buttons: those beside the link, and those under More.</summary>
internal sealed class NoticeButtons(CampaignTemplate template, CampaignTexts texts)
{
    public JsonArray FirstRow => Row(template.FirstRow);

    public JsonArray UnderMore => Row(template.Answers.Except(template.FirstRow));

    /// <summary>As labels, for HR's preview.</summary>
    public IEnumerable<string> Labels(string more) =>
        [.. texts.Open.Length > 0 ? [texts.Open] : Array.Empty<string>(), .. texts.Sections.Select(section => section.Open).Where(open => open.Length > 0), .. template.FirstRow.Select(answer => texts.Answers[answer]), more];

    private JsonArray Row(IEnumerable<AnswerKind> answers) => new([.. answers.Select(answer => (JsonNode)new JsonObject
    {
        ["label"] = texts.Answers[answer],
        ["verb"] = AnswerVerbs.Of(answer),
        // Only what is asked before done travels with it; any other press must not wait for a choice.
        ["inputs"] = answer == AnswerKind.Done && template.Questions.Count > 0 ? "auto" : "none",
    })]);
}
