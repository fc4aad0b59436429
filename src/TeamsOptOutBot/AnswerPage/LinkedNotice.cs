using TeamsOptOutBot.Links;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.AnswerPage;

/// <summary>What a link leads to.</summary>
internal abstract record LinkedNotice
{
    private LinkedNotice()
    {
    }

    /// <summary>Changed, cut, made up, or made by another installation.</summary>
    public sealed record Forged : LinkedNotice;

    public sealed record Ended(DateTimeOffset On) : LinkedNotice;

    /// <summary>A link of ours whose campaign or recipient is no longer here.</summary>
    public sealed record Gone : LinkedNotice;

    /// <summary>The campaign is closed. Nothing here belongs to the person.</summary>
    /// <param name="Language">Null once the person is forgotten.</param>
    public sealed record Closed(Campaign Campaign, string? Language) : LinkedNotice;

    public sealed record Open(AnswerLink Link, Campaign Campaign, Person Person, Recipient Recipient) : LinkedNotice
    {
        /// <summary>A draft that its author has sent to themselves: nothing is recorded.</summary>
        public bool IsTest { get; init; }
    }
}
