using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Commands;

/// <summary>What the bot answers: a card and the text of its toast; more than one card only where each is about another campaign.</summary>
internal sealed record Reply(JsonObject Card, string Summary, Reply? Next = null);
