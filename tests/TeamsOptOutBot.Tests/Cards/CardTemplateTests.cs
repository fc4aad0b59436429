using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Cards;
using Xunit;

namespace TeamsOptOutBot.Tests.Cards;

public sealed class CardTemplateTests
{
    private static readonly JsonObject Vectors = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Tests, "Cards", "templating-vectors.json")))!.AsObject();

    [Fact]
    public void Expansion_gives_what_the_npm_expander_gave()
    {
        var different = new List<string>();
        foreach (var vector in Vectors["vectors"]!.AsArray())
        {
            var template = vector!["template"]!.ToJsonString();
            var expanded = CardTemplate.Parse("vector.json", template).Expand(Vectors["data"]!.DeepClone().AsObject());
            if (!JsonNode.DeepEquals(expanded, vector["expected"]))
            {
                different.Add($"{template}: {expanded.ToJsonString()} instead of {vector["expected"]!.ToJsonString()}");
            }
        }

        different.ShouldBeEmpty();
        Vectors["vectors"]!.AsArray().Count.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Expansion_leaves_the_data_alone_and_gives_a_new_object_each_time()
    {
        var template = CardTemplate.Parse("t.json", """{"a":"${list}","b":{"$data":"${list}","c":"${v}"}}""");
        var data = JsonNode.Parse("""{"list":[{"v":1}]}""")!.AsObject();
        var before = data.ToJsonString();

        var first = template.Expand(data);
        first["a"]![0]!["v"] = 2;

        data.ToJsonString().ShouldBe(before);
        template.Expand(data).ToJsonString().ShouldBe("""{"a":[{"v":1}],"b":{"c":1}}""");
    }

    [Fact]
    public void A_null_inside_a_text_is_refused_with_the_file()
    {
        var template = CardTemplate.Parse("notice.json", """{"a":"Hello ${name}"}""");

        Should.Throw<CardTemplateException>(() => template.Expand(JsonNode.Parse("""{"name":null}""")!.AsObject()))
            .Message.ShouldBe("notice.json: ${name} is null inside a text; guard it with $when or if().");
    }

    [Theory]
    [InlineData("${formatNumber(n, 2)}", "the function formatNumber() is not in the subset; compute the value in the data and write a path.")]
    [InlineData("${n + 1}", "'+ 1' is not understood; known are paths, if, ==, !=, &&, ||, !, equals, not, and, or, exists and empty; compute everything else in the data.")]
    [InlineData("${n > 1}", "'> 1' is not understood; known are paths, if, ==, !=, &&, ||, !, equals, not, and, or, exists and empty; compute everything else in the data.")]
    [InlineData("${a['b']}", "an index that is not a plain number; write [0], or .name for a property.")]
    [InlineData("${$host.name}", "$host is not known; use $root, $data or $index.")]
    [InlineData("${a", "a ${ has no closing }; close it, or put the text into the data.")]
    [InlineData("${}", "an expression ends too early; write a path such as ${title}.")]
    [InlineData("${'text'}", "'text' alone is no expression; write it as plain JSON.")]
    [InlineData("${a || b}", "|| as a value may be null; use it in $when or as the condition of if().")]
    [InlineData("${if(a, 1)}", "if() has 2 arguments; give it 3.")]
    [InlineData("`tick` ${a}", "a backtick, a backslash or $$ beside ${…} changes its meaning; put that text into the data.")]
    [InlineData("$${a}", "a backtick, a backslash or $$ beside ${…} changes its meaning; put that text into the data.")]
    public void What_the_subset_does_not_know_is_refused_with_file_line_and_remedy(string text, string message)
    {
        var json = $$"""
            {
              "type": "AdaptiveCard",
              "text": {{JsonValue.Create(text).ToJsonString()}}
            }
            """;

        Should.Throw<CardTemplateException>(() => CardTemplate.Parse("cards/x.json", json)).Message.ShouldBe($"cards/x.json(3): {message}");
    }

    [Theory]
    [InlineData("""{"$when": true}""", "x.json(1): $when must be a text with one ${…}; a plain value drops the element always.")]
    [InlineData("""{"$when": "a ${b}"}""", "x.json(1): $when must be exactly one ${…}; anything else drops the element always.")]
    [InlineData("""{"$host": 1}""", "x.json(1): the member $host is not in the subset; known are $data and $when.")]
    [InlineData("""{"a": 1, "a": 2}""", "x.json(1): a stands twice; keep one.")]
    [InlineData("[]", "x.json(1): a card template is a JSON object.")]
    public void Structure_that_would_surprise_is_refused(string json, string message) =>
        Should.Throw<CardTemplateException>(() => CardTemplate.Parse("x.json", json)).Message.ShouldBe(message);

    [Fact]
    public void Malformed_json_is_named_with_its_line() =>
        Should.Throw<CardTemplateException>(() => CardTemplate.Parse("x.json", "{\n  \"a\": ,\n}")).Message.ShouldStartWith("x.json(2): malformed JSON");
}
