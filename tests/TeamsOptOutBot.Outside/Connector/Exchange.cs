using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Outside.Connector;

/// <summary>One request of the bot and its answer, as they went over the wire.</summary>
/// <param name="Path">Without the query, escaped as it was sent.</param>
/// <param name="Query">With its question mark, unescaped; empty when there was none.</param>
public sealed record Exchange(
    string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body, int Status, string? AnswerType, string Answer)
{
    /// <summary>The part below the service's address; null when the request went to another service.</summary>
    public string? Below(string service) => Path.StartsWith(service, StringComparison.Ordinal) ? Path[service.Length..] : null;

    public JsonNode? Json => Body.Length == 0 ? null : JsonNode.Parse(Body);

    public override string ToString() => $"{Method} {Path}{Query} -> {Status}";
}
