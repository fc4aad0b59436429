using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Outside.Templating;

/// <summary>Layouts that nobody would write, from everything that our subset of the language knows.</summary>
internal sealed class GeneratedTemplates(int seed)
{
    private static readonly string[] Names = ["title", "list", "inner", "flag", "number", "nothing", "absent"];

    private readonly GeneratedData random = new(seed);

    public JsonObject Template() => Element(depth: 0, mayVanish: false);

    public JsonObject Data()
    {
        var data = new JsonObject();
        foreach (var name in Names.SkipLast(1))
        {
            data[name] = random.Value(depth: 0);
        }

        data["flag"] = random.Happens(0.5);
        data["list"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Item())]);
        return data;
    }

    private JsonObject Item()
    {
        var item = new JsonObject { ["title"] = random.Value(depth: 1), ["flag"] = random.Happens(0.5) };
        if (random.Happens(0.4))
        {
            item["list"] = new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(i => new JsonObject { ["title"] = $"inner {i}" })]);
        }

        return item;
    }

    private JsonObject Element(int depth, bool mayVanish)
    {
        var element = new JsonObject { ["type"] = "TextBlock" };
        if (mayVanish && random.Happens(0.3))
        {
            element["$data"] = random.Happens(0.7) ? "${list}" : "${inner}";
        }

        if (mayVanish && random.Happens(0.3))
        {
            element["$when"] = $"${{{Condition(depth: 0)}}}";
        }

        element["text"] = Text();
        element["value"] = $"${{{Path()}}}";
        if (depth < 3)
        {
            element["items"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => (JsonNode)Element(depth + 1, mayVanish: true))]);
            if (random.Happens(0.3))
            {
                element["one"] = Element(depth + 1, mayVanish: true);
            }
        }

        return element;
    }

    private string Text() => random.Next(4) switch
    {
        0 => "plain text without an expression",
        1 => $"${{if({Condition(depth: 1)}, 'yes', 'no')}}",
        2 => $"before ${{if(exists({Path()}), 'there', 'not there')}} after",
        _ => $"${{{Path()}}} of ${{$root.flag}}",
    };

    private string Condition(int depth) => random.Next(depth > 1 ? 5 : 8) switch
    {
        0 => $"exists({Path()})",
        1 => $"empty({Path()})",
        2 => $"{Path()} == 'plain'",
        3 => $"{Path()} != 7",
        4 => Path(),
        5 => $"!({Condition(depth + 1)})",
        6 => $"({Condition(depth + 1)}) && ({Condition(depth + 1)})",
        _ => $"({Condition(depth + 1)}) || ({Condition(depth + 1)})",
    };

    private string Path()
    {
        var name = Names[random.Next(Names.Length)];
        return random.Next(7) switch
        {
            0 => $"$root.{name}",
            1 => $"$data.{name}",
            2 => $"{name}.{Names[random.Next(Names.Length)]}",
            3 => "$index",
            _ => name,
        };
    }
}
