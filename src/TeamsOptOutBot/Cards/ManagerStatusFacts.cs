namespace TeamsOptOutBot.Cards;

internal enum AnsweredShare
{
    Few,
    Half,
    Most,
    AlmostAll,
}

/// <summary>What a manager may see, as the privacy rules decided.</summary>
internal abstract record ManagerNumber
{
    public sealed record Exact(int Answered, int People) : ManagerNumber;

    /// <param name="Percent">Already rounded.</param>
    public sealed record Rounded(int Percent, int People) : ManagerNumber;

    public sealed record InWords(AnsweredShare Share, int People) : ManagerNumber;

    /// <summary>Too few people: the next larger unit instead, where there is one.</summary>
    /// <param name="OwnPeople">The manager's own people in the campaign; five or more are shown with the larger unit because its rest is too few.</param>
    public sealed record TooFew(string? Unit, AnsweredShare UnitShare, int OwnPeople = 0) : ManagerNumber;
}

internal sealed record ManagerStatusFacts(string Language, string Name, long Campaign, ManagerNumber Number, bool CanNudge, DateTimeOffset AsOf);
