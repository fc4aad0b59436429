using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Simulator.Client;

/// <summary>Finds actions in a card, wherever they are: actions, ActionSet, selectAction, inline.</summary>
internal static class CardAction
{
    /// <summary>All actions of this type in the card as it is drawn: fallbacks are not, and the refresh action is not pressed.</summary>
    public static IReadOnlyList<JsonElement> FindAll(JsonElement card, string type)
    {
        var found = new List<JsonElement>();
        Walk(card, type, found);
        return found;
    }

    /// <summary>Data and typed inputs as one object; inputs win, as they do in the clients.</summary>
    public static JsonNode? Merge(JsonNode? data, JsonObject? inputs)
    {
        if (inputs is null || inputs.Count == 0)
        {
            return data?.DeepClone();
        }

        // Data that is no object cannot be merged: the clients send it alone.
        if (data is not (null or JsonObject))
        {
            return data.DeepClone();
        }

        var merged = data?.DeepClone() as JsonObject ?? [];
        foreach (var (name, value) in inputs)
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }

    private static void Walk(JsonElement element, string type, List<JsonElement> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Walk(item, type, found);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("type", out var own) && own.ValueKind == JsonValueKind.String && own.ValueEquals(type))
            {
                found.Add(element);
            }

            foreach (var member in element.EnumerateObject())
            {
                if (member.Name is not ("fallback" or "refresh" or "data"))
                {
                    Walk(member.Value, type, found);
                }
            }
        }
    }
}
