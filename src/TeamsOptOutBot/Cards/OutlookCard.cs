using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Cards;

/// <summary>
/// A card as an actionable message in Outlook: version 1.4, the registered provider, an automatic refresh, no Action.Submit,
/// which Outlook does not show, and at most five buttons.
/// </summary>
internal static class OutlookCard
{
    public const string RefreshVerb = "refresh";

    public const int MostButtons = 5;

    private const string Execute = "Action.Execute";

    /// <param name="card">A card for Teams; it is not changed.</param>
    /// <param name="originator">Provider id of the registration.</param>
    public static JsonObject From(JsonObject card, string originator)
    {
        var mail = card.DeepClone().AsObject();
        mail.Remove("msteams");
        mail["version"] = "1.4";
        mail["originator"] = originator;
        mail["hideOriginalBody"] = true;
        foreach (var element in Elements(mail))
        {
            Adapt(element);
        }

        if (Elements(mail).FirstOrDefault(element => TypeOf(element) == Execute && element["data"]?["campaign"] is not null) is { } any)
        {
            mail["refresh"] = new JsonObject { ["action"] = new JsonObject { ["type"] = Execute, ["verb"] = RefreshVerb, ["data"] = Reference(any["data"]!) } };
        }

        LeaveOutButtons(mail);
        return mail;
    }

    /// <param name="card">Made by <see cref="From"/>; the link is put at its end.</param>
    public static JsonObject WithLink(JsonObject card, string intro, string label, string link)
    {
        card["body"]!.AsArray().Add(new JsonObject
        {
            ["type"] = "TextBlock",
            ["text"] = $"{intro} [{label}]({link})",
            ["size"] = "Small",
            ["wrap"] = true,
            ["separator"] = true,
            ["spacing"] = "Medium",
        });
        return card;
    }

    private static void Adapt(JsonObject element)
    {
        switch (TypeOf(element))
        {
            case Execute:
                element.Remove("fallback");
                break;
            case "TextBlock":
                // Headings came with 1.5.
                element.Remove("style");
                break;
        }
    }

    private static JsonObject Reference(JsonNode data) => new() { ["campaign"] = data["campaign"]?.DeepClone(), ["version"] = data["version"]?.DeepClone() };

    /// <summary>A button that opens an address is the first to go: the address in full stands above it.</summary>
    private static void LeaveOutButtons(JsonObject card)
    {
        var tooMany = Elements(card).Count(element => TypeOf(element)?.StartsWith("Action.", StringComparison.Ordinal) == true && element.Parent is JsonArray) - MostButtons;
        foreach (var set in Elements(card).Where(element => TypeOf(element) == "ActionSet" && IsLink(element)).Take(Math.Max(0, tooMany)))
        {
            set.Parent!.AsArray().Remove(set);
        }
    }

    private static bool IsLink(JsonObject set) => set["actions"] is JsonArray { Count: 1 } actions && TypeOf(actions[0]!.AsObject()) == "Action.OpenUrl";

    private static string? TypeOf(JsonObject element) => element["type"] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static List<JsonObject> Elements(JsonNode? node)
    {
        var found = new List<JsonObject>();
        Walk(node, found);
        return found;
    }

    private static void Walk(JsonNode? node, List<JsonObject> found)
    {
        switch (node)
        {
            case JsonObject element:
                found.Add(element);
                foreach (var (_, value) in element.Where(member => member.Key != "fallback").ToList())
                {
                    Walk(value, found);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Walk(item, found);
                }

                break;
        }
    }
}
