using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>The error body of the protocol: <c>{"error":{"code","message"}}</c>.</summary>
internal static class ErrorBody
{
    public static JsonObject Create(string code, string message) =>
        new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } };
}
