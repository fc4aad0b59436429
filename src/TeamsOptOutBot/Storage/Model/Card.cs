namespace TeamsOptOutBot.Storage.Model;

/// <summary>An expanded card that deliveries refer to: one row for all who get the same text, so that its cost does not grow with the audience.</summary>
internal sealed class Card
{
    public long Id { get; set; }

    public int? CampaignId { get; set; }

    /// <summary>What it is, such as <c>notice/de/EuEea/Strict/1</c>; null for a card made for one delivery, which is deleted with it.</summary>
    public string? Key { get; set; }

    public required string Json { get; set; }

    /// <summary>The toast's preview text.</summary>
    public required string Summary { get; set; }
}
