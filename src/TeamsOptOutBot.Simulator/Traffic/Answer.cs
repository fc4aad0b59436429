using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Simulator.Traffic;

/// <summary>What the tenant answers to one request.</summary>
/// <param name="Write">Writes the JSON body; null for none.</param>
internal sealed record Answer(int Status, Action<Utf8JsonWriter>? Write = null)
{
    /// <summary>Seconds, sent as <c>Retry-After</c>.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The activity that was sent, changed or deleted.</summary>
    public string? ActivityId { get; init; }

    /// <summary>What the simulator does not know and therefore refused: a path, a query option, a member.</summary>
    public string? Unknown { get; init; }

    public bool Accepted => Status is >= 200 and < 300;

    public static Answer Json(int status, JsonNode json) => new(status, writer => json.WriteTo(writer));

    /// <summary>An error without a body of its own.</summary>
    public static Answer Plain(int status, string? code, string message) => Json(status, new JsonObject { ["message"] = message });
}
