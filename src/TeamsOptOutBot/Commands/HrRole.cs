using Microsoft.Extensions.Options;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Graph;

namespace TeamsOptOutBot.Commands;

/// <summary>Who starts campaigns.</summary>
internal sealed class HrRole(IDirectory directory, IOptions<RolesOptions> options, GraphTrouble trouble, TimeProvider time)
    : GroupRole("Roles:HrGroup", options.Value.HrGroup, directory, trouble, time);
