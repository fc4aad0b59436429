using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Cards;

internal enum FoundKind
{
    Value,

    /// <summary>A path that leads nowhere: it is shown as it was written.</summary>
    Missing,

    /// <summary>An index into null.</summary>
    Undefined,

    /// <summary>An index out of range or into what is no array.</summary>
    Failed,
}

/// <summary>The value of an expression; <paramref name="Text"/> is the path that is missing or what failed.</summary>
internal readonly record struct Found(FoundKind Kind, JsonNode? Node = null, string Text = "")
{
    public static Found Of(bool value) => new(FoundKind.Value, JsonValue.Create(value));

    /// <summary>Adaptive expressions take everything for true except false, null and what is not there: 0 and "" are true.</summary>
    public bool IsTruthy => Kind == FoundKind.Value && Node is not null && Node.GetValueKind() != JsonValueKind.False;

    /// <summary><c>$when</c> wants a boolean.</summary>
    public bool IsTrue => Kind == FoundKind.Value && Node?.GetValueKind() == JsonValueKind.True;

    public bool SameAs(Found other)
    {
        if (Kind == FoundKind.Failed || other.Kind == FoundKind.Failed)
        {
            return false;
        }

        if (Node is null || other.Node is null)
        {
            return Node is null && other.Node is null;
        }

        return Node.GetValueKind() == JsonValueKind.Number && other.Node.GetValueKind() == JsonValueKind.Number
            ? ScalarText.Number(Node).Equals(ScalarText.Number(other.Node))
            : JsonNode.DeepEquals(Node, other.Node);
    }
}
