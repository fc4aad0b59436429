using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Campaigns;

/// <summary>What became of a press on a preview.</summary>
internal abstract record DraftOutcome
{
    private DraftOutcome()
    {
    }

    public sealed record Done(Campaign Campaign) : DraftOutcome;

    public sealed record NoSuchCampaign : DraftOutcome;

    /// <summary>Only the author may send or cancel a draft.</summary>
    public sealed record NotTheAuthor(Campaign Campaign) : DraftOutcome;

    /// <summary>It was sent, closed or cancelled before: nothing was changed.</summary>
    public sealed record NoLongerADraft(Campaign Campaign) : DraftOutcome;

    public sealed record NobodyToSendTo(Campaign Campaign) : DraftOutcome;
}
