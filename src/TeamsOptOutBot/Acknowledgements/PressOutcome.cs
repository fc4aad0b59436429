using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Acknowledgements;

/// <summary>What became of a press on a notice.</summary>
internal abstract record PressOutcome
{
    private PressOutcome()
    {
    }

    /// <summary>There is no such campaign, or it was never sent.</summary>
    public sealed record NoSuchCampaign : PressOutcome;

    /// <summary>The person is not among the recipients; nothing was changed.</summary>
    public sealed record NotARecipient(Campaign Campaign) : PressOutcome;

    /// <summary>The campaign was closed; nothing was changed.</summary>
    /// <param name="Answered">Whether this person's answer was recorded before.</param>
    public sealed record CampaignClosed(Campaign Campaign, bool Answered) : PressOutcome;

    /// <summary>The press holds; <paramref name="Recipient"/> is how it stands now.</summary>
    /// <param name="Changed">False for a second press of the same button.</param>
    public sealed record Recorded(Campaign Campaign, Person Person, Recipient Recipient, bool Changed) : PressOutcome;
}
