using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Cards;

/// <summary>What a path is looked up in while a template expands.</summary>
internal sealed record TemplateScope(JsonNode? Root, JsonNode? Data, int? Index);
