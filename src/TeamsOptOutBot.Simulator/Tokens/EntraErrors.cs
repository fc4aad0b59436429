using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Tokens;

/// <summary>Errors as Entra's token endpoint writes them.</summary>
internal static class EntraErrors
{
    public static Answer Make(int status, string error, int code, string sentence) => Answer.Json(status, new JsonObject
    {
        ["error"] = error,
        ["error_description"] = string.Create(CultureInfo.InvariantCulture, $"AADSTS{code}: {sentence}"),
        ["error_codes"] = new JsonArray(code),
        ["trace_id"] = Guid.NewGuid().ToString(),
        ["correlation_id"] = Guid.NewGuid().ToString(),
    });

    public static Answer ForFault(int status, string? code, string message) =>
        Make(status, code ?? "temporarily_unavailable", 90033, message);
}
