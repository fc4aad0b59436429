using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Cards;

/// <summary>Values inside a text, written as JavaScript's <c>toString</c> writes them, because Microsoft's expander does.</summary>
internal static class ScalarText
{
    public static string Of(JsonNode node) => node switch
    {
        JsonObject => "[object Object]",
        JsonArray array => string.Join(',', array.Select(item => item is null ? "" : Of(item))),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => node.GetValue<string>(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => OfNumber(Number(node)),
        },
    };

    public static double Number(JsonNode node) => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);

    /// <summary>The shortest digits that give the number back, laid out by ECMA-262 Number::toString.</summary>
    private static string OfNumber(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = shortest.Length > 1 ? int.Parse(shortest[1], CultureInfo.InvariantCulture) : 0;
        var whole = shortest[0].Split('.')[0];
        var written = shortest[0].Replace(".", "", StringComparison.Ordinal);
        var point = whole.Length + exponent - (written.Length - written.TrimStart('0').Length);
        var digits = written.Trim('0');
        var text = point switch
        {
            > 21 or <= -6 => Exponential(digits, point - 1),
            <= 0 => "0." + new string('0', -point) + digits,
            _ when digits.Length <= point => digits.PadRight(point, '0'),
            _ => digits[..point] + "." + digits[point..],
        };
        return number < 0 ? "-" + text : text;
    }

    private static string Exponential(string digits, int exponent) => string.Create(
        CultureInfo.InvariantCulture,
        $"{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}");
}
