using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsOptOutBot.Simulator.Control;

/// <summary>How the control calls read JSON: a member with a typing error is refused, not ignored.</summary>
internal static class ControlJson
{
    public static JsonSerializerOptions Strict { get; } = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
}
