using System.Text;
using System.Text.Json.Nodes;
using Shouldly;

namespace TeamsOptOutBot.Tests.Cards;

/// <summary>What a client would obey in a card's texts, found in any card, also in one that came over the wire.</summary>
internal static class CardText
{
    public const int LargestCard = 28 * 1024;

    private static readonly HashSet<string> Ours = [.. CardCases.Library.All.SelectMany(template => template.Links).Select(link => TeamsOptOutBot.Cards.PlainText.Link(link.Address))];

    /// <summary>Texts that people or the directory wrote must be shown and never obeyed.</summary>
    public static void ShouldOnlyShow(this JsonNode card, string which)
    {
        Encoding.UTF8.GetByteCount(card.ToJsonString(TeamsOptOutBot.Microsoft365.Bot.ActivityJson.Node.Options)).ShouldBeLessThan(LargestCard, which);
        foreach (var (element, text) in Strings(card))
        {
            text.ShouldNotContain("{{", customMessage: $"{which}: a function in {element}");
            OpenIsolates(text).ShouldBe(0, $"{which}: {element} leaves a direction open: {text}");
            if (element is "TextBlock.text" && !Ours.Contains(text))
            {
                Obeyed(text).ShouldBe("", $"{which}: Markdown in \"{text}\"");
            }
        }
    }

    public static IEnumerable<(string Element, string Text)> Strings(JsonNode? node, string type = "") => node switch
    {
        JsonObject members => members.SelectMany(member => member.Value is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.String
            ? [($"{(string?)members["type"] ?? type}.{member.Key}", value.GetValue<string>())]
            : Strings(member.Value, (string?)members["type"] ?? type)),
        JsonArray items => items.SelectMany(item => Strings(item, type)),
        _ => [],
    };

    /// <summary>The letters of a text block that its Markdown would obey.</summary>
    public static string Obeyed(string text)
    {
        var obeyed = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var begin = line.TrimStart();
            if (begin.Length > 0 && begin[0] is '#' or '>' or '-' or '+' or '=')
            {
                obeyed.Append(begin[0]);
            }

            var digits = begin.TakeWhile(char.IsAsciiDigit).Count();
            if (digits > 0 && digits < begin.Length && begin[digits] is '.' or ')')
            {
                obeyed.Append(begin.AsSpan(0, digits + 1));
            }

            if (line.StartsWith("    ", StringComparison.Ordinal) || line.StartsWith('\t'))
            {
                obeyed.Append(' ');
            }
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] is '*' or '_' or '[' or ']' or '`' or '~' or '<' or '&')
            {
                obeyed.Append(text[at]);
            }
        }

        return obeyed.ToString();
    }

    /// <summary>Directions that are still open where the text ends: a neighbour's words would be turned around.</summary>
    public static int OpenIsolates(string text)
    {
        var (isolates, embeddings) = (0, 0);
        foreach (var letter in text)
        {
            switch (letter)
            {
                case >= '\u2066' and <= '\u2068':
                    isolates++;
                    break;
                case '\u2069' when isolates > 0:
                    isolates--;
                    embeddings = isolates == 0 ? 0 : embeddings;
                    break;
                case '\u202A' or '\u202B' or '\u202D' or '\u202E':
                    embeddings++;
                    break;
                case '\u202C' when embeddings > 0:
                    embeddings--;
                    break;
            }
        }

        return isolates + embeddings;
    }
}
