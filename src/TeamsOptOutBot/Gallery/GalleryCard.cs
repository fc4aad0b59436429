using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Gallery;

/// <summary>One card as somebody would get it.</summary>
/// <param name="Card">Name of its layout.</param>
/// <param name="State">In which of its states it is.</param>
/// <param name="Template">Id of the campaign template whose texts are on it; null where none are.</param>
/// <param name="Region">The reader's region; null where the card is the same in all.</param>
internal sealed record GalleryCard(string Card, string State, string? Template, string? Region, JsonObject Json);
