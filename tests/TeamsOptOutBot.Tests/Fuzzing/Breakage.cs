using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Tests.Fuzzing;

/// <summary>What can be wrong with one member of an activity.</summary>
internal enum BreakKind
{
    Remove,
    Null,
    Number,
    Negative,
    Huge,
    Fraction,
    Infinite,
    True,
    EmptyText,
    LongText,
    ManyDashes,
    Unicode,
    ControlCharacters,
    NullCharacter,
    LoneSurrogate,
    Directions,
    Markup,
    AsArray,
    AsObject,
    AsText,
    EmptyArray,
    EmptyObject,
    Deep,
    TooDeep,
    Wide,
    Twice,
    OtherOrder,
    OtherCase,
    SomebodyElse,
    UnknownEnum,
}

/// <summary>One break: which member (counted over all of them, wrapping around) and how.</summary>
internal sealed record Breakage(int Member, BreakKind Kind)
{
    private const string TwiceMark = "@@twice@@";
    private const string LoneMark = "@@lone@@";

    /// <summary>Breaks a copy and writes it as text, because some breaks are none that a JSON library would write.</summary>
    public static string Break(JsonObject activity, IEnumerable<Breakage> breakages, string somebodyElse)
    {
        var broken = activity.DeepClone().AsObject();
        foreach (var breakage in breakages)
        {
            var members = Members(broken).ToList();
            if (members.Count == 0)
                break;
            var (parent, name) = members[breakage.Member % members.Count];
            breakage.Apply(parent, name, somebodyElse);
        }

        return broken.ToJsonString(new JsonSerializerOptions { MaxDepth = 1_000 })
            .Replace(TwiceMark, "", StringComparison.Ordinal)
            .Replace(LoneMark, "\\ud83d", StringComparison.Ordinal);
    }

    private void Apply(JsonObject parent, string name, string somebodyElse)
    {
        var old = parent[name];
        switch (Kind)
        {
            case BreakKind.Remove:
                parent.Remove(name);
                break;
            case BreakKind.Twice:
                parent[TwiceMark + name] = old?.DeepClone();
                break;
            case BreakKind.OtherOrder:
                parent.Remove(name);
                parent.Add(name, old);
                break;
            case BreakKind.OtherCase:
                parent.Remove(name);
                parent[name.ToUpperInvariant()] = old;
                break;
            default:
                parent[name] = Value(old, somebodyElse);
                break;
        }
    }

    private JsonNode? Value(JsonNode? old, string somebodyElse) => Kind switch
    {
        BreakKind.Null => null,
        BreakKind.Number => 42,
        BreakKind.Negative => -2_147_483_648,
        BreakKind.Huge => JsonNode.Parse("123456789012345678901234567890"),
        BreakKind.Fraction => 7.5,
        BreakKind.Infinite => JsonNode.Parse("1e999"),
        BreakKind.True => true,
        BreakKind.EmptyText => "",
        BreakKind.LongText => Text("x", 50_000),
        BreakKind.ManyDashes => Text("a-", 60_000),
        BreakKind.Unicode => "\U0001F468\u200D\U0001F469 \u0301\uFFFE\uFEFF ß İ ı ﬁ \u05D0 \u4E2D",
        BreakKind.ControlCharacters => "\u0001\u0007\b\u001B[31m\u007F\u0085\u2028\r\n\t",
        BreakKind.NullCharacter => "a\0b",
        BreakKind.LoneSurrogate => LoneMark,
        BreakKind.Directions => "\u202Eabc\u2066\u2067\u200F",
        BreakKind.Markup => "<at>x</at> **b** ${campaign} {{DATE(2026-01-01T00:00:00Z)}} {0} {name}",
        BreakKind.AsArray => new JsonArray(old?.DeepClone()),
        BreakKind.AsObject => new JsonObject { ["value"] = old?.DeepClone() },
        BreakKind.AsText => old?.ToJsonString() ?? "null",
        BreakKind.EmptyArray => new JsonArray(),
        BreakKind.EmptyObject => new JsonObject(),
        BreakKind.Deep => Nested(40),
        BreakKind.TooDeep => Nested(300),
        BreakKind.Wide => new JsonArray([.. Enumerable.Range(0, 5_000).Select(n => (JsonNode?)new JsonObject { ["type"] = "mention", ["n"] = n })]),
        BreakKind.SomebodyElse => somebodyElse,
        BreakKind.UnknownEnum => "somethingNew/" + Member.ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{Kind} has no value."),
    };

    private static string Text(string part, int length) => new StringBuilder(length).Insert(0, part, length / part.Length).ToString();

    private static JsonNode Nested(int depth)
    {
        JsonNode node = new JsonArray();
        for (var level = 0; level < depth; level++)
            node = level % 2 == 0 ? new JsonArray(node) : new JsonObject { ["campaign"] = node };
        return node;
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Members(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Members(member.Value).Prepend((members, member.Key))),
        JsonArray items => items.Take(20).SelectMany(Members),
        _ => [],
    };
}
