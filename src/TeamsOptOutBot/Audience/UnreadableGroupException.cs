using TeamsOptOutBot.Microsoft365.Graph;

namespace TeamsOptOutBot.Audience;

/// <summary>Graph did not let a group be read; what was read before is kept, and the step can be run again.</summary>
internal sealed class UnreadableGroupException(string group, GraphException cause) : Exception($"The group could not be read: {cause.Message}", cause)
{
    public string Group { get; } = group;

    public GraphException Cause { get; } = cause;
}
