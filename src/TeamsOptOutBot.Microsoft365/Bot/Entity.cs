using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>An entity; only mentions are read.</summary>
public sealed class Entity
{
    public string? Type { get; set; }
    public ChannelAccount? Mentioned { get; set; }
    public string? Text { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
