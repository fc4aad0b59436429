namespace TeamsOptOutBot.Microsoft365.Setup;

/// <summary>One line of the list of green and red. Whoever shows it has the texts.</summary>
/// <param name="Check">What was tried: one of <see cref="SetupChecks"/>, or a name of the host's own.</param>
/// <param name="Problem">What is wrong; null when it is good.</param>
public sealed record SetupFinding(string Check, SetupProblem? Problem = null)
{
    public bool IsGood => Problem is null;
}

/// <summary>What is wrong, as the name of a sentence that says so and of one that says what mends it.</summary>
/// <param name="Key">One of <see cref="SetupProblems"/>, or a name of the host's own.</param>
/// <param name="Args">What both sentences fill in.</param>
public sealed record SetupProblem(string Key, params IReadOnlyList<(string Name, object Value)> Args);
