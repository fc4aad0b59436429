using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Connector;

/// <summary>Errors as the Bot Connector writes them.</summary>
internal static class ConnectorErrors
{
    public static Answer Make(int status, string? code, string message) => Answer.Json(status, new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = code ?? UsualCode(status), ["message"] = message },
    });

    public static Answer Unknown(string what) => Make(400, "BadSyntax", $"Unknown: {what}.") with { Unknown = what };

    public static Answer BadSyntax(string message) => Make(400, "BadSyntax", message);

    private static string UsualCode(int status) => status switch
    {
        401 => "Unauthorized",
        403 => "NotEnoughPermissions",
        404 => "ConversationNotFound",
        412 => "PreconditionFailed",
        413 => "MessageSizeTooBig",
        429 => "Throttled",
        500 => "ServiceError",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        _ => "BadArgument",
    };
}
