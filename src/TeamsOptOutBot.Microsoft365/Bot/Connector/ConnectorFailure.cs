using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Bot.Connector;

/// <summary>Makes exceptions of the connector's unsuccessful answers.</summary>
internal static class ConnectorFailure
{
    /// <summary>Longest code that is believed to be one.</summary>
    private const int MaxCodeLength = 100;

    /// <param name="body">Answer's body; may be empty, HTML or anything.</param>
    public static ConnectorException Create(string operation, HttpStatusCode status, HttpResponseHeaders headers, string body, DateTimeOffset now)
    {
        var code = ReadCode(body);
        var message = $"The Bot Connector answered {(int)status}{(code is null ? "" : $" {code}")} to {operation}.";
        return new ConnectorException(status, code, ReadRetryAfter(headers, now), message);
    }

    /// <summary><c>{"error":{"code","message"}}</c>; gateways answer <c>{"message"}</c> alone, which names no code.</summary>
    private static string? ReadCode(string body)
    {
        try
        {
            var code = ((JsonNode.Parse(body) as JsonObject)?["error"] as JsonObject)?["code"];
            var text = code?.GetValueKind() == JsonValueKind.String ? code.GetValue<string>() : null;
            return text is { Length: > 0 and <= MaxCodeLength } ? text : null;
        }
        catch (Exception notJson) when (notJson is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Seconds, fractions of them included, or a date. A time that has passed is no wait at all.</summary>
    private static TimeSpan? ReadRetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var wait = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => ReadFraction(headers),
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static TimeSpan? ReadFraction(HttpResponseHeaders headers) =>
        headers.NonValidated.TryGetValues("Retry-After", out var values)
        && double.TryParse(values.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
