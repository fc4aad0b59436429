using System.Reflection;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.AnswerPage;
using TeamsOptOutBot.Commands;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Tests.Cards;
using TeamsOptOutBot.Texts;
using Xunit;

namespace TeamsOptOutBot.Tests.Architecture;

/// <summary>Texts and code ask for each other: no text that nobody shows, no key that nobody uses, none missing.</summary>
public sealed class TextKeyTests
{
    /// <summary>Read by the texts' own loader through their names, not through a constant.</summary>
    private static readonly string[] ReadByTheLoader = [TextKeys.FormatCulture, TextKeys.FormatDate, TextKeys.FormatTime];

    private static readonly HashSet<string> InCode = [.. TextKeys.All, .. ReplyKeys.All, .. MalformedKeys.All, .. AnswerPageKeys.All, .. HealthTexts.Keys, .. CommandWordKeys.All.Select(command => "words." + command)];

    [Fact]
    public void Every_text_is_asked_for() => Texts("en").Except(InCode).ShouldBeEmpty();

    [Fact]
    public void Every_key_has_a_text() => InCode.Except(Texts("en")).ShouldBeEmpty();

    [Theory]
    [InlineData(typeof(TextKeys))]
    [InlineData(typeof(ReplyKeys))]
    [InlineData(typeof(MalformedKeys))]
    [InlineData(typeof(AnswerPageKeys))]
    [InlineData(typeof(HealthChecks))]
    public void Every_constant_is_used_by_a_card_or_an_answer(Type keys)
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "TeamsOptOutBot"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();

        var unused = keys.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral && !ReadByTheLoader.Contains((string)field.GetRawConstantValue()!))
            .Select(field => $"{keys.Name}.{field.Name}")
            .Where(name => !sources.Exists(source => Mentions(source, name)));

        unused.ShouldBeEmpty();
    }

    private static bool Mentions(string source, string name)
    {
        for (var at = source.IndexOf(name, StringComparison.Ordinal); at >= 0; at = source.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if (at + name.Length == source.Length || !char.IsLetterOrDigit(source[at + name.Length]))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Texts(string language) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.AdaptiveCards, "texts", language + ".json")))!.AsObject().Select(member => member.Key);
}
