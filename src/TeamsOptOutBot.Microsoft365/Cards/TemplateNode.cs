using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Cards;

/// <summary>A part of a parsed template. Expanding gives a new node, null, or <see cref="Dropped"/>.</summary>
internal abstract class TemplateNode
{
    /// <summary>Stands for JavaScript's undefined: the property is left out.</summary>
    public static readonly JsonNode Dropped = JsonValue.Create("dropped");

    public abstract JsonNode? Expand(TemplateScope scope);
}

internal sealed class LiteralNode(JsonNode? value) : TemplateNode
{
    public override JsonNode? Expand(TemplateScope scope) => value?.DeepClone();
}

/// <summary>A property that is exactly one <c>${…}</c>: it keeps the type of its value.</summary>
internal sealed class ValueNode(Expression expression) : TemplateNode
{
    public override JsonNode? Expand(TemplateScope scope)
    {
        var found = expression.Evaluate(scope);
        return found.Kind switch
        {
            FoundKind.Value => found.Node?.DeepClone(),
            FoundKind.Missing => JsonValue.Create("${" + found.Text + "}"),
            FoundKind.Undefined => Dropped,
            _ => throw new CardTemplateException($"${{{expression.Text}}} {found.Text}"),
        };
    }
}

/// <summary>A text with one or more <c>${…}</c> in it.</summary>
internal sealed class TextNode(IReadOnlyList<TextPart> parts) : TemplateNode
{
    public override JsonNode? Expand(TemplateScope scope) => JsonValue.Create(string.Concat(parts.Select(part => part.Expand(scope))));
}

/// <summary>Either literal text or an expression.</summary>
internal sealed record TextPart(string Literal, Expression? Expression)
{
    public string Expand(TemplateScope scope)
    {
        if (Expression is null)
        {
            return Literal;
        }

        var found = Expression.Evaluate(scope);
        return found.Kind switch
        {
            FoundKind.Value when found.Node is not null => ScalarText.Of(found.Node),
            FoundKind.Value or FoundKind.Undefined => throw new CardTemplateException($"${{{Expression.Text}}} is null inside a text; guard it with $when or if()."),
            FoundKind.Missing => "${" + found.Text + "}",
            _ => "${" + Expression.Text + "}",
        };
    }
}

internal sealed class ArrayNode(IReadOnlyList<TemplateNode> items) : TemplateNode
{
    public override JsonNode? Expand(TemplateScope scope)
    {
        var result = new JsonArray();
        foreach (var expanded in items.Select(item => item.Expand(scope)))
        {
            switch (expanded)
            {
                case null:
                    break;
                case JsonArray repeated:
                    foreach (var element in repeated.ToArray())
                    {
                        repeated.Remove(element);
                        result.Add(element);
                    }

                    break;
                default:
                    result.Add(ReferenceEquals(expanded, Dropped) ? null : expanded);
                    break;
            }
        }

        return result;
    }
}
