using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Commands;

/// <summary>Reads what a card sent back; anybody may have written it.</summary>
internal static class CardData
{
    public static int? CampaignOf(JsonObject data) => data["campaign"] switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) => number,
        JsonValue value when value.GetValueKind() == JsonValueKind.String && int.TryParse(value.GetValue<string>(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static string? Text(JsonObject data, string name) =>
        data[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
