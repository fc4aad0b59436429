using Microsoft.Extensions.Options;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Graph;

namespace TeamsOptOutBot.Commands;

/// <summary>Who asks the doctor, beside HR.</summary>
internal sealed class ItRole(IDirectory directory, IOptions<RolesOptions> options, GraphTrouble trouble, TimeProvider time)
    : GroupRole("Roles:ItGroup", options.Value.ItGroup, directory, trouble, time);
