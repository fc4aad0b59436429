namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>For a host that brings no texts of its own.</summary>
internal sealed class EnglishBotTexts : IBotTexts
{
    public string Get(string key, string? locale) => key switch
    {
        IBotTexts.TurnFailed => "Something went wrong on our side. Nothing was recorded. Please press again.",
        IBotTexts.TurnTimedOut => "This takes longer than it should. Please press again in a minute; a second press counts once.",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, message: null),
    };
}
