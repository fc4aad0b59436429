using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Cards;

/// <summary>An object with its <c>$data</c> (bind or repeat) and <c>$when</c> (keep or drop).</summary>
internal sealed class ObjectNode(IReadOnlyList<KeyValuePair<string, TemplateNode>> members, TemplateNode? data, Expression? when) : TemplateNode
{
    public override JsonNode? Expand(TemplateScope scope)
    {
        if (data is null)
        {
            return Keeps(scope) ? ExpandMembers(scope) : null;
        }

        var bound = data.Expand(scope);
        if (ReferenceEquals(bound, Dropped))
        {
            return Keeps(scope) ? ExpandMembers(scope) : null;
        }

        if (bound is not JsonArray elements)
        {
            var inner = scope with { Data = bound };
            return Keeps(inner) ? ExpandMembers(inner) : null;
        }

        var kept = elements
            .Select((element, index) => scope with { Data = element, Index = index })
            .Where(Keeps)
            .Select(ExpandMembers)
            .ToArray<JsonNode?>();
        return kept.Length switch
        {
            0 => null,
            1 => kept[0],
            _ => new JsonArray(kept),
        };
    }

    private bool Keeps(TemplateScope scope) => when is null || when.Evaluate(scope).IsTrue;

    private JsonObject ExpandMembers(TemplateScope scope)
    {
        var result = new JsonObject();
        foreach (var (name, node) in members)
        {
            var value = node.Expand(scope);
            if (!ReferenceEquals(value, Dropped))
            {
                result.Add(name, value);
            }
        }

        return result;
    }
}
