using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Delivery;

/// <summary>The cards that are being sent, read and written as JSON once for all who get them. Updates of one-off cards are read anew.</summary>
internal sealed class CardCache(IReader reader, IConnectorClient connector) : IDisposable
{
    private readonly MemoryCache _shared = new(new MemoryCacheOptions { SizeLimit = 1000 });

    /// <returns>Null when the card is gone.</returns>
    public async Task<PreparedMessage?> ReadAsync(long cardId, bool update, CancellationToken cancellationToken)
    {
        if (_shared.TryGetValue((cardId, update), out PreparedMessage? cached))
            return cached;
        var card = await reader.ReadAsync((database, token) => database.Cards.FirstOrDefaultAsync(c => c.Id == cardId, token), cancellationToken);
        if (card is null)
            return null;
        cached = connector.Prepare(Messages.Card(JsonNode.Parse(card.Json)!.AsObject(), card.Summary, alert: !update));
        if (card.Key is not null)
            _shared.Set((cardId, update), cached, new MemoryCacheEntryOptions { Size = 1 });
        return cached;
    }

    public void Dispose() => _shared.Dispose();
}
