using System.ComponentModel.DataAnnotations;

namespace TeamsOptOutBot.Cards;

/// <summary>What notices say about the organisation. Configuration section <c>Organisation</c>.</summary>
public sealed class OrganisationOptions
{
    /// <summary>Name as employees know it. Default: <c>your organisation</c>.</summary>
    public string Name { get; set; } = "your organisation";

    /// <summary>Who answers questions about a notice. Default: <c>the HR team</c>.</summary>
    public string ContactName { get; set; } = "the HR team";

    /// <summary>Their mail address, for the link that opens a chat with them. Default: none.</summary>
    public string ContactMail { get; set; } = "";

    /// <summary>Days from a campaign's close to the erasure of its named rows, 1 to 3,650. Default: 30.</summary>
    [Range(1, 3650, ErrorMessage = "Organisation:RetentionDays must be a number of days from 1 to 3650.")]
    public int RetentionDays { get; set; } = 30;
}
