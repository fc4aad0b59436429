using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Client;

/// <summary>What a press sends: the invoke's name and value, or why it cannot be pressed.</summary>
/// <param name="Name">Null for a plain Action.Submit, which is a message.</param>
internal sealed record PressPlan(string? Name, JsonNode? Value, string? Refused = null)
{
    private const string Execute = "Action.Execute";

    private static readonly JsonObject Theme = new() { ["theme"] = "default" };

    public static PressPlan Make(PressRequest request, JsonElement card)
    {
        if (request.Search is not null)
        {
            return Search(request, card);
        }

        if (request.Dialog is not null)
        {
            return Dialog(request, card);
        }

        if (request.Submit)
        {
            return Find(request, CardAction.FindAll(card, "Action.Submit"), null, out var submit) is { } missing
                ? missing
                : new PressPlan(null, CardAction.Merge(submit.data, request.Inputs) ?? new JsonObject());
        }

        var automatic = request.Trigger == "automatic";
        var actions = automatic ? [.. new[] { card.Member("refresh").Member("action") }.Where(a => a.Text("type") == Execute)] : CardAction.FindAll(card, Execute);
        if (Find(request, actions, request.Verb, out var found) is { } refused)
        {
            return refused;
        }

        var action = new JsonObject { ["type"] = Execute };
        CopyText(found.action, action, "id");
        CopyText(found.action, action, "title");
        action["verb"] = request.Verb ?? found.action.Text("verb");
        if (CardAction.Merge(found.data, request.Inputs) is { } data)
        {
            action["data"] = data;
        }

        return new PressPlan("adaptiveCard/action", new JsonObject { ["action"] = action, ["trigger"] = request.Trigger ?? "manual" });
    }

    private static PressPlan Search(PressRequest request, JsonElement card)
    {
        var queries = CardAction.FindAll(card, "Data.Query");
        var dataset = request.Dataset ?? (queries.Count == 1 ? queries[0].Text("dataset") : null);
        return dataset is null
            ? new PressPlan(null, null, "The card has not exactly one Data.Query: say which dataset.")
            : new PressPlan("application/search", new JsonObject
            {
                ["kind"] = "search",
                ["queryText"] = request.Search,
                ["queryOptions"] = new JsonObject { ["skip"] = 0, ["top"] = 15 },
                ["dataset"] = dataset,
            });
    }

    private static PressPlan Dialog(PressRequest request, JsonElement card)
    {
        if (request.Dialog is not ("fetch" or "submit"))
        {
            return new PressPlan(null, null, "'dialog' is \"fetch\" or \"submit\".");
        }

        var data = request.Data;
        if (data is null && request.Dialog == "fetch")
        {
            var buttons = CardAction.FindAll(card, "Action.Submit").Where(a => a.Member("data").Member("msteams").Text("type") == "task/fetch").ToList();
            if (Find(request, buttons, null, out var found) is { } refused)
            {
                return refused;
            }

            data = found.data;
        }

        return new PressPlan($"task/{request.Dialog}", new JsonObject
        {
            ["data"] = CardAction.Merge(data, request.Inputs) ?? new JsonObject(),
            ["context"] = Theme.DeepClone(),
        });
    }

    private static PressPlan? Find(
        PressRequest request, IReadOnlyList<JsonElement> actions, string? verb, out (JsonElement action, JsonNode? data) found)
    {
        var candidates = actions
            .Where(a => verb is null || a.Text("verb") == verb)
            .Where(a => request.Title is null || a.Text("title") == request.Title)
            .ToList();
        if (request.Data is not null)
        {
            // Data may be forged. Where it is the action's own, it says which of several buttons is meant.
            var same = candidates.Find(a => JsonNode.DeepEquals(ToNode(a.Member("data")), request.Data));
            found = (same.ValueKind == JsonValueKind.Undefined ? candidates.FirstOrDefault() : same, request.Data);
            return null;
        }

        found = candidates.Count == 0 ? default : (candidates[0], ToNode(candidates[0].Member("data")));
        return candidates.Select(a => a.Member("data").ToString()).Distinct(StringComparer.Ordinal).Count() switch
        {
            1 => null,
            0 => new PressPlan(null, null, $"The card has no such button (verb '{verb}', title '{request.Title}')."),
            _ => new PressPlan(null, null, $"Several buttons of the card match (verb '{verb}', title '{request.Title}'): say which by title or data."),
        };
    }

    private static JsonNode? ToNode(JsonElement element) =>
        element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : JsonNode.Parse(element.GetRawText());

    private static void CopyText(JsonElement from, JsonObject to, string name)
    {
        if (from.Text(name) is { } text)
        {
            to[name] = text;
        }
    }
}
