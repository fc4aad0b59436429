using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Graph;

/// <summary>Errors as Microsoft Graph writes them.</summary>
internal static class GraphErrors
{
    public static Answer Make(int status, string? code, string message) => Answer.Json(status, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = code ?? UsualCode(status),
            ["message"] = message,
            ["innerError"] = new JsonObject { ["request-id"] = Guid.NewGuid().ToString() },
        },
    });

    /// <summary>Something the simulator does not know: refused, and listed at <c>GET /sim/unknown</c>.</summary>
    public static Answer Unknown(string what) => Make(400, "Request_UnsupportedQuery", $"Unknown: {what}.") with { Unknown = what };

    public static Answer NotFound(string id) => Make(
        404, "Request_ResourceNotFound", $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");

    public static Answer BadRequest(string message) => Make(400, "Request_BadRequest", message);

    private static string UsualCode(int status) => status switch
    {
        400 => "Request_BadRequest",
        401 => "InvalidAuthenticationToken",
        403 => "Authorization_RequestDenied",
        404 => "Request_ResourceNotFound",
        409 => "Conflict",
        413 => "RequestEntityTooLarge",
        429 => "TooManyRequests",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        _ => "InternalServerError",
    };
}
