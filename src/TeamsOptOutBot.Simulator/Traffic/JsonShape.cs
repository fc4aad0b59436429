using System.Text.Json;

namespace TeamsOptOutBot.Simulator.Traffic;

/// <summary>Finds the members of a JSON object that nobody documented.</summary>
internal static class JsonShape
{
    /// <summary>The first member that is not in the list; null when all are. OData annotations are always known.</summary>
    public static string? Unknown(JsonElement element, string where, IReadOnlySet<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : $"{where} is no object";
        }

        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name) && !member.Name.StartsWith("@odata.", StringComparison.Ordinal))
            {
                return $"{where}.{member.Name}";
            }
        }

        return null;
    }

    public static HashSet<string> Set(string names) => new(names.Split(' '), StringComparer.Ordinal);

    /// <summary>A string member; null when absent, null or of another type.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;
}
