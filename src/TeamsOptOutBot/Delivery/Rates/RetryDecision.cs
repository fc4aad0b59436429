namespace TeamsOptOutBot.Delivery.Rates;

/// <summary>What to do after an attempt that did not succeed.</summary>
internal abstract record RetryDecision
{
    private RetryDecision()
    {
    }

    /// <summary>The same again; nothing was carried out.</summary>
    /// <param name="CountsAsAttempt">False for throttling: a message is never given up for being held back.</param>
    public sealed record Retry(TimeSpan After, bool CountsAsAttempt) : RetryDecision;

    /// <summary>The same again, but the first may have been carried out and a second copy may appear.</summary>
    public sealed record TreatAsUncertain(TimeSpan After) : RetryDecision;

    public sealed record RetryWithNewToken : RetryDecision;

    /// <summary>Install the app through Graph, then the same again.</summary>
    public sealed record Reinstall : RetryDecision;

    /// <summary>Forget the stored conversation, create it anew, then send there.</summary>
    public sealed record RecreateConversation : RetryDecision;

    /// <summary>The tenant is in another cloud: use its service URL (GCC), then the same again.</summary>
    public sealed record SwitchHost : RetryDecision;

    /// <summary>What was to be removed is gone: as good as done.</summary>
    public sealed record AlreadyGone : RetryDecision;

    /// <summary>This person cannot be reached through Teams; mail may follow.</summary>
    public sealed record Unreachable(DeliveryReason Reason) : RetryDecision;

    public sealed record Failed(DeliveryReason Reason) : RetryDecision;

    /// <summary>Nothing can be sent in this tenant until IT has acted.</summary>
    public sealed record StopTenant(DeliveryReason Reason) : RetryDecision;
}
