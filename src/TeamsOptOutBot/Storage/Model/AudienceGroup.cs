namespace TeamsOptOutBot.Storage.Model;

/// <summary>A group in a campaign, with what was found when it was read.</summary>
internal sealed class AudienceGroup
{
    public int Id { get; set; }

    public int CampaignId { get; set; }

    /// <summary>Entra id of the group.</summary>
    public required string GroupId { get; set; }

    /// <summary>Its name at start.</summary>
    public required string Name { get; set; }

    /// <summary>False: its members are taken out of the audience.</summary>
    public bool Include { get; set; }

    /// <summary>Enabled members, before de-duplication between groups.</summary>
    public int Members { get; set; }
}
