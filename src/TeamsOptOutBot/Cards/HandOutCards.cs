using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>What is handed out: the checklist, and the policy note from its questions to its links.</summary>
internal static class HandOutCards
{
    /// <summary>Bytes of a card of 28 KB that the note's text may take; what is longer ends with an ellipsis.</summary>
    private const int LargestNote = 24_000;
    private const int BytesAroundALine = 190;
    private const int LongestLine = 2_000;
    private const int LongestInput = 254;

    public static JsonObject Checklist(CardDesk desk, ChecklistFacts facts)
    {
        var texts = facts.Template.TextsFor(desk.Language);
        var intro = desk.Text(TextKeys.ChecklistSubject);
        var data = new JsonObject
        {
            ["intro"] = intro,
            ["what"] = texts.Checklist.What,
            ["stepsTitle"] = PlainText.Heading(desk.Text(TextKeys.ChecklistSteps)),
            ["steps"] = new JsonArray([.. texts.Checklist.Steps.Append(desk.Text(TextKeys.ChecklistAnswer)).Select((step, index) => (JsonNode)new JsonObject { ["number"] = (index + 1).ToString(CultureInfo.InvariantCulture) + ".", ["text"] = step })]),
            ["links"] = new JsonArray([.. facts.Template.OpenedLinks.Select(link => (JsonNode?)JsonValue.Create(PlainText.Link(link)))]),
        };
        if (texts.Regions.TryGetValue(facts.Region, out var region))
        {
            data["region"] = region;
        }

        return desk.Expand("checklist", desk.Text(TextKeys.ChecklistTitle, ("name", texts.Name)), intro, With(facts.Downloads, data));
    }

    public static JsonObject PolicyNote(CardDesk desk, PolicyNoteFacts facts)
    {
        var intro = desk.Text(TextKeys.PolicyIntro);
        return desk.Expand("policy-note", desk.Text(TextKeys.PolicyTitle), intro, new JsonObject
        {
            ["name"] = facts.Name,
            ["intro"] = intro,
            ["template"] = facts.Template,
            ["buttons"] = new JsonObject { ["open"] = desk.Text(TextKeys.PolicyOpen), ["here"] = desk.Text(TextKeys.PolicyHere) },
        });
    }

    public static JsonObject PolicyNoteForm(CardDesk desk, PolicyNoteFormFacts facts)
    {
        var data = new JsonObject { ["template"] = facts.Template, ["write"] = desk.Text(TextKeys.PolicyWrite), ["inDialog"] = facts.InDialog };
        foreach (var field in facts.Fields)
        {
            var input = new JsonObject { ["label"] = field.Label, ["value"] = field.IsNumber ? Number(field.Value) : Editable(field.Value), ["error"] = field.Error };
            if (field.Choices is { } choices)
            {
                input["choices"] = new JsonArray([.. choices.Select(choice => (JsonNode)new JsonObject { ["title"] = choice.Title, ["value"] = choice.Value })]);
            }

            data[field.Id] = input;
        }

        if (facts.Problem is { } problem)
        {
            data["problem"] = problem;
        }

        return desk.Expand("policy-note-form", desk.Text(TextKeys.PolicyTitle), facts.Problem ?? desk.Text(TextKeys.PolicyOpen), data);
    }

    /// <summary>A number input holds a number, and nothing else that was typed.</summary>
    private static JsonNode Number(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static JsonObject PolicyNoteReady(CardDesk desk, PolicyNoteReadyFacts facts)
    {
        var parts = new JsonArray();
        var size = 0;
        foreach (var (isHeading, text) in facts.Parts)
        {
            var (said, link) = isHeading ? (text, null) : LinkText.SplitEnd(text, facts.Links ?? []);
            var line = isHeading ? PlainText.Heading(Editable(said, LongestLine)) : Editable(said, LongestLine);
            var linkText = link is null ? null : PlainText.Link(link);
            size += BytesAroundALine + (linkText is null ? 0 : BytesAroundALine + linkText.Length) + line.Sum(letter => letter is '\\' or '"' ? 2 : letter < ' ' || char.IsSurrogate(letter) ? 6 : letter < 0x80 ? 1 : 3);
            if (size > LargestNote)
            {
                parts.Add(new JsonObject { ["line"] = "…" });
                break;
            }

            var part = new JsonObject { [isHeading ? "heading" : "line"] = line };
            if (linkText is not null)
            {
                part["linkText"] = linkText;
            }

            parts.Add(part);
        }

        return desk.Expand("policy-note-ready", desk.Text(TextKeys.PolicyReadyTitle), facts.Text, With(facts.Downloads, new JsonObject { ["text"] = facts.Text, ["parts"] = parts }));
    }

    /// <summary>What somebody may go on writing: cut, and no direction mark left open in it.</summary>
    private static string Editable(string text, int most = LongestInput) =>
        PlainText.Cut(string.Concat(text.Where(letter => letter is not (>= '\u2066' and <= '\u2069') and not (>= '\u202A' and <= '\u202E'))), most);

    /// <summary>The buttons that open the documents, and why there are fewer.</summary>
    public static JsonObject With(Downloads downloads, JsonObject data)
    {
        data["downloads"] = new JsonArray([.. downloads.Links.Select(link => (JsonNode)new JsonObject { ["title"] = link.Title, ["url"] = link.Address.AbsoluteUri })]);
        if (downloads.Note is { } note)
        {
            data["note"] = note;
        }

        return data;
    }
}
