using TeamsOptOutBot.Campaigns.Library;

namespace TeamsOptOutBot.Storage.Model;

/// <summary>One press that was recorded. Append-only and part of the evidence chain.</summary>
internal sealed class Acknowledgement
{
    public long Id { get; set; }

    public int CampaignId { get; set; }

    public int PersonId { get; set; }

    public AnswerKind Answer { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Where the press came from: <c>msteams</c>, <c>outlook</c>, <c>link</c> (signed in), <c>link, no sign-in</c>.</summary>
    public required string Channel { get; set; }

    public int TextVersion { get; set; }

    /// <summary>Random; without it the commitment says nothing about the person. Erased with the person.</summary>
    public byte[]? Salt { get; set; }

    public required byte[] Commitment { get; set; }

    /// <summary>Place in the chain; given by the sealing step, because database ids are not commit order.</summary>
    public long? Sequence { get; set; }

    public byte[]? ChainHash { get; set; }
}
