namespace TeamsOptOutBot.Storage.Queue;

/// <summary>How many rows of each kind may be taken now.</summary>
/// <param name="Total">Free places of the window.</param>
/// <param name="Updates">Of these, at most so many for updates of sent messages while notices wait.</param>
/// <param name="Reaches">Of these, at most so many for people whose conversation is not known.</param>
/// <param name="Turn">Which campaign begins; one more each time.</param>
/// <param name="Mails">How many mails; they have places of their own beside <paramref name="Total"/>.</param>
internal sealed record ClaimPlan(int Total, int Updates, int Reaches, int Turn, int Mails = 0)
{
    public static readonly ClaimPlan Nothing = new(0, 0, 0, 0);

    public bool IsNothing => Total <= 0 && Mails <= 0;
}
