namespace TeamsOptOutBot.Delivery;

/// <summary>Whether a person's conversation is known now.</summary>
internal abstract record Reached
{
    private Reached()
    {
    }

    public sealed record At(string ServiceUrl, string ConversationId) : Reached;

    /// <summary>Not known, or never will be; the result is written to the row.</summary>
    public sealed record NotYet(DeliveryResult Result) : Reached;
}
