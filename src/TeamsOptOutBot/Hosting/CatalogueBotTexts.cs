using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Hosting;

/// <summary>The edge's own sentences from the texts of the service.</summary>
internal sealed class CatalogueBotTexts(CardBook book) : IBotTexts
{
    public string Get(string key, string? locale) => book.Texts.Format(
        key switch
        {
            IBotTexts.TurnFailed => TextKeys.EdgeTurnFailed,
            IBotTexts.TurnTimedOut => TextKeys.EdgeTurnTimedOut,
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, message: null),
        },
        locale ?? "");
}
