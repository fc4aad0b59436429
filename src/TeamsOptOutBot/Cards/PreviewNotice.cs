using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Cards;

/// <summary>A notice inside HR's preview: without its buttons, and with its questions as text, because an input there would be in the way of Send now.</summary>
internal static class PreviewNotice
{
    public static JsonNode Of(JsonObject notice) => ReadOnly(notice["body"]!.DeepClone());

    private static JsonNode ReadOnly(JsonNode node)
    {
        if (node is not JsonArray array)
        {
            return node;
        }

        for (var index = array.Count - 1; index >= 0; index--)
        {
            switch (array[index]?["type"]?.GetValue<string>())
            {
                case "ActionSet":
                    array.RemoveAt(index);
                    break;
                case "Input.ChoiceSet":
                    array[index] = Question(array[index]!);
                    break;
                default:
                    if (array[index]?["items"] is JsonArray items)
                    {
                        ReadOnly(items);
                    }

                    break;
            }
        }

        return node;
    }

    /// <summary>What is asked, and what can be chosen; labels and choices are Markdown already.</summary>
    private static JsonObject Question(JsonNode input) => new()
    {
        ["type"] = "Container",
        ["items"] = new JsonArray(
        [
            Line(input["label"]!.GetValue<string>(), "Bolder"),
            .. input["choices"]!.AsArray().Select(choice => (JsonNode)Line("\u25CB " + choice!["title"]!.GetValue<string>(), "Default")),
        ]),
    };

    private static JsonObject Line(string text, string weight) => new() { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true, ["weight"] = weight, ["spacing"] = "Small" };
}
