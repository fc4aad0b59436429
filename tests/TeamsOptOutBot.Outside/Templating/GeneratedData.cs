using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Outside.Templating;

/// <summary>Data that a layout was not written for: a sample with values removed, replaced, repeated and nested. The same seed gives the same data.</summary>
internal sealed class GeneratedData(int seed)
{
    private static readonly string[] Texts =
    [
        "", " ", "plain", "Zoë Müller-Łukasiewicz", "日本語のテキスト", "👩🏽‍💻 e\u0301 \u202Eright to left\u202C", "<b>bold</b> <at>HR</at> &amp; \"quoted\"",
        "**bold** _it_ [link](https://example.org) `code`", "${title}", "${$root.title} $${x} $ {y}", "\\ backslash \\n", "line\nbreak\ttab", "{\"json\": true}", "'single' \"double\"",
    ];

    private static readonly double[] Numbers = [0, 1, -1, 7, 0.1, -2.5, 1e-7, 123456789012, 1e21, 0.1234567891234567];

    private readonly Random random = new(seed);

    /// <param name="share">How many of the members are changed, 0 to 1.</param>
    public JsonObject Change(JsonObject sample, double share)
    {
        var changed = new JsonObject();
        foreach (var (name, value) in sample)
        {
            if (!Happens(share))
            {
                changed[name] = Inside(value, share);
            }
            else if (!Happens(0.3))
            {
                changed[name] = Value(depth: 0);
            }
        }

        return changed;
    }

    /// <summary>Anything that JSON can hold.</summary>
    public JsonNode? Value(int depth) => random.Next(depth > 2 ? 5 : 8) switch
    {
        0 => null,
        1 => JsonValue.Create(Happens(0.5)),
        2 => JsonValue.Create(Numbers[random.Next(Numbers.Length)]),
        3 or 4 => JsonValue.Create(Texts[random.Next(Texts.Length)]),
        5 => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(i => KeyValuePair.Create($"m{i}", Value(depth + 1)))),
        _ => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth + 1))]),
    };

    public bool Happens(double share) => random.NextDouble() < share;

    public int Next(int below) => random.Next(below);

    private JsonNode? Inside(JsonNode? value, double share)
    {
        switch (value)
        {
            case JsonObject members:
                return Change(members, share);
            case JsonArray items when Happens(share):
                return random.Next(3) switch
                {
                    0 => new JsonArray(),
                    1 => new JsonArray([.. items.Take(1).Select(item => item?.DeepClone())]),
                    _ => new JsonArray([.. items.Concat(items).Select(item => Inside(item, share))]),
                };
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Inside(item, share))]);
            default:
                return value?.DeepClone();
        }
    }
}
