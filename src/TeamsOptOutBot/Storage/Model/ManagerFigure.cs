namespace TeamsOptOutBot.Storage.Model;

/// <summary>
/// What one manager may read of a campaign, computed for everybody at once, so that asking often or in another order reveals nothing.
/// </summary>
internal sealed class ManagerFigure
{
    public int CampaignId { get; set; }

    public int PersonId { get; set; }

    /// <summary>The figure as the privacy rules gave it.</summary>
    public required string Figure { get; set; }

    public DateTimeOffset ComputedAt { get; set; }
}
