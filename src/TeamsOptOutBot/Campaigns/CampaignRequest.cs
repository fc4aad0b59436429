using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Campaigns;

/// <summary>What HR asked for.</summary>
/// <param name="To">Groups by name, mail address or id.</param>
/// <param name="DueOn">The day on which it is due; its end counts, in UTC. Null: <paramref name="DueDays"/> after the start.</param>
internal sealed record CampaignRequest(
    string Template, IReadOnlyList<string> To, IReadOnlyList<string> Except, int? DueDays, DateOnly? DueOn, bool AsStrict, Guid AuthorAadId, string? AuthorName, string AuthorLanguage)
{
    /// <summary>By which ways the notices go.</summary>
    public CampaignChannels Channels { get; init; }

    /// <summary>For Teams, then Outlook.</summary>
    public int MailAfterWorkingDays { get; init; }

    /// <summary>The links in its mails ask for no sign-in.</summary>
    public bool LinkWithoutSignIn { get; init; }
}
