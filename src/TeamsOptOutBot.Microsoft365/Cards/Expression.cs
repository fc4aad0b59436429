using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Cards;

/// <summary>A parsed <c>${…}</c>.</summary>
internal abstract record Expression(string Text)
{
    public abstract Found Evaluate(TemplateScope scope);
}

internal sealed record LiteralExpression(string Text, JsonNode? Value) : Expression(Text)
{
    public override Found Evaluate(TemplateScope scope) => new(FoundKind.Value, Value);
}

/// <summary>A step is a property's name or an index.</summary>
internal sealed record PathStep(string? Name, int Index);

internal sealed record PathExpression(string Text, string Start, IReadOnlyList<PathStep> Steps) : Expression(Text)
{
    public override Found Evaluate(TemplateScope scope)
    {
        var found = Start switch
        {
            "$root" => new Found(FoundKind.Value, scope.Root),
            "$data" => new Found(FoundKind.Value, scope.Data),
            "$index" => scope.Index is { } index ? new Found(FoundKind.Value, JsonValue.Create(index)) : Missing(),
            _ => Member(scope.Data, Start),
        };
        foreach (var step in Steps)
        {
            found = step.Name is { } name ? Member(found.Node, name) : Item(found, step.Index);
            if (found.Kind == FoundKind.Failed)
            {
                break;
            }
        }

        return found;
    }

    private Found Missing() => new(FoundKind.Missing, Text: Text);

    /// <summary>Without regard to case, the first that fits: so Microsoft's expander looks a property up.</summary>
    private Found Member(JsonNode? node, string name)
    {
        if (node is not JsonObject members)
        {
            return Missing();
        }

        foreach (var (key, value) in members)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return new Found(FoundKind.Value, value);
            }
        }

        return Missing();
    }

    private static Found Item(Found of, int index) => of switch
    {
        { Kind: FoundKind.Value, Node: null } or { Kind: FoundKind.Undefined } => new Found(FoundKind.Undefined),
        { Node: JsonArray array } when index < array.Count => new Found(FoundKind.Value, array[index]),
        { Node: JsonArray array } => new Found(FoundKind.Failed, Text: string.Create(CultureInfo.InvariantCulture, $"is out of range: the array has {array.Count} items.")),
        _ => new Found(FoundKind.Failed, Text: "indexes into what is not an array."),
    };
}

internal sealed record CallExpression(string Text, string Function, IReadOnlyList<Expression> Arguments) : Expression(Text)
{
    public override Found Evaluate(TemplateScope scope) => Function switch
    {
        "if" => Arguments[Arguments[0].Evaluate(scope).IsTruthy ? 1 : 2].Evaluate(scope),
        "equals" => Found.Of(Arguments[0].Evaluate(scope).SameAs(Arguments[1].Evaluate(scope))),
        "not" => Found.Of(!Arguments[0].Evaluate(scope).IsTruthy),
        "and" => Found.Of(Arguments.All(argument => argument.Evaluate(scope).IsTruthy)),
        "or" => Found.Of(Arguments.Any(argument => argument.Evaluate(scope).IsTruthy)),
        "exists" => Found.Of(Arguments[0].Evaluate(scope) is { Kind: FoundKind.Value, Node: not null }),
        "empty" => Found.Of(IsEmpty(Arguments[0].Evaluate(scope))),
        _ => throw new InvalidOperationException($"The parser let {Function} through."),
    };

    private static bool IsEmpty(Found found) => found.Kind != FoundKind.Failed && found.Node switch
    {
        null => true,
        JsonArray array => array.Count == 0,
        JsonObject members => members.Count == 0,
        _ => found.Node.GetValueKind() == JsonValueKind.String && found.Node.GetValue<string>().Length == 0,
    };
}
