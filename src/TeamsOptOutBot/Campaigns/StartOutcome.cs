using TeamsOptOutBot.Microsoft365.Graph;

namespace TeamsOptOutBot.Campaigns;

/// <summary>What became of a wish to start a campaign. All but <see cref="Drafted"/> changed nothing.</summary>
internal abstract record StartOutcome
{
    private StartOutcome()
    {
    }

    public sealed record Drafted(int CampaignId) : StartOutcome;

    public sealed record UnknownTemplate(string Wanted) : StartOutcome;

    /// <summary>The template is there to be copied and filled in.</summary>
    public sealed record ExampleTemplate(string Id) : StartOutcome;

    public sealed record UnknownGroup(string Wanted, IReadOnlyList<DirectoryGroup> Nearest) : StartOutcome;

    public sealed record AmbiguousGroup(string Wanted, IReadOnlyList<DirectoryGroup> Groups) : StartOutcome;

    /// <summary>The group hides its members, and the app has no right to read them.</summary>
    public sealed record HiddenGroup(string Name) : StartOutcome;

    public sealed record DueInThePast(DateOnly Date) : StartOutcome;

    /// <summary>It was to go by mail, and no mailbox to send from is configured.</summary>
    public sealed record MailNotSetUp : StartOutcome;

    public sealed record DirectoryUnreadable(string Wanted, GraphException Cause) : StartOutcome;
}
