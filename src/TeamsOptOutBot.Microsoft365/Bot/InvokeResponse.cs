using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>What the HTTP response to an invoke holds.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON body; null for none.</param>
public sealed record InvokeResponse(int Status, JsonNode? Body = null);
