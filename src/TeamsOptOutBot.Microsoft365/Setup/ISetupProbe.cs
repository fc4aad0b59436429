namespace TeamsOptOutBot.Microsoft365.Setup;

/// <summary>Tries what Microsoft must answer before anything else works: tokens, signing keys, the clock. Sends nothing to anybody.</summary>
public interface ISetupProbe
{
    /// <summary>In the order in which they are mended.</summary>
    Task<IReadOnlyList<SetupFinding>> RunAsync(CancellationToken cancellationToken);
}

/// <summary>One line of the list of green and red.</summary>
/// <param name="Check">What was tried, in a few words.</param>
/// <param name="Problem">What is wrong; null when it is good.</param>
/// <param name="Remedy">What mends it; null when it is good.</param>
public sealed record SetupFinding(string Check, string? Problem = null, string? Remedy = null)
{
    public bool IsGood => Problem is null;
}
