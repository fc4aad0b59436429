using System.ComponentModel.DataAnnotations;

namespace TeamsOptOutBot.Commands;

/// <summary>Who may do what, as Entra groups. Configuration section <c>Roles</c>.</summary>
public sealed class RolesOptions
{
    /// <summary>The group whose members start campaigns: name, mail address or id.</summary>
    [Required(ErrorMessage = "Set Roles:HrGroup to the name, mail address or id of the Entra group whose members may start campaigns.")]
    public string HrGroup { get; set; } = "";

    /// <summary>The group whose members may ask the bot for its <c>doctor</c>, as HR may: name, mail address or id. Default: none.</summary>
    public string ItGroup { get; set; } = "";
}
