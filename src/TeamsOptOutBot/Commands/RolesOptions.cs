using System.ComponentModel.DataAnnotations;

namespace TeamsOptOutBot.Commands;

/// <summary>Who may do what, as Entra groups. Configuration section <c>Roles</c>.</summary>
public sealed class RolesOptions
{
    /// <summary>The group whose members start campaigns: name, mail address or id.</summary>
    [Required(ErrorMessage = "Set Roles:HrGroup to the name, mail address or id of the Entra group whose members may start campaigns.")]
    public string HrGroup { get; set; } = "";
}
