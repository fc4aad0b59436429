using System.Text.Json.Nodes;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Privacy;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Commands;

/// <summary><c>erase me</c>: says what would be erased and when; only the button asks for it.</summary>
internal sealed class EraseMeCommand(EraseOnRequest erase, CardBook book, CampaignCards cards, Replies replies)
{
    public static bool Knows(string verb) => verb == "eraseMe";

    public async Task<Reply> RunAsync(Asker asker, CancellationToken cancellationToken) =>
        new(Card(asker, await erase.LookAsync(asker.AadId, cancellationToken)), replies.Texts.Format(TextKeys.EraseMeTitle, asker.Language));

    public async Task<AdaptiveCardInvokeResponse> PressAsync(Asker asker, CancellationToken cancellationToken) =>
        AdaptiveCardInvokeResponse.Card(Card(asker, await erase.AskAsync(asker.AadId, cancellationToken)));

    private JsonObject Card(Asker asker, ErasureState? state) => state is null
        ? book.MyData(new MyDataFacts(asker.Language, Person: null, HasConversation: false, []))
        : book.EraseMe(new EraseMeFacts(asker.Language, state.AskedAt, state.WaitsFor, state.Erased, cards.Contact));
}
