
namespace TeamsOptOutBot.Simulator.Teams;

/// <summary>What a message shows. Equal contents are one object: a campaign sends the same card to everybody.</summary>
/// <param name="Card">The Adaptive Card as UTF-8 JSON.</param>
/// <param name="Hash">Of text and card, to compare contents.</param>
internal sealed record MessageContent(string? Text, ReadOnlyMemory<byte>? Card, string Hash);
