namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>The sentences that the edge itself says to people when a turn came to nothing.</summary>
public interface IBotTexts
{
    const string TurnFailed = "TurnFailed";

    const string TurnTimedOut = "TurnTimedOut";

    /// <param name="key">One of the constants.</param>
    /// <param name="locale">The activity's locale, such as <c>de-DE</c>, as it came over the wire.</param>
    string Get(string key, string? locale);
}
