namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>Where an organisation keeps campaign templates of its own. Configuration section <c>Campaigns</c>.</summary>
public sealed class CampaignsOptions
{
    /// <summary>A folder with one folder for each own template, read at start, beside those that are shipped. Default: none.</summary>
    public string Folder { get; set; } = "";
}
