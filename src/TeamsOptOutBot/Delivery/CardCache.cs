using System.Text.Json.Nodes;
using Microsoft.Extensions.Caching.Memory;

namespace TeamsOptOutBot.Delivery;

/// <summary>The cards that are being sent, read once for all who get them. Updates of one-off cards are read anew.</summary>
internal sealed class CardCache(DeliveryStore store) : IDisposable
{
    private readonly MemoryCache _shared = new(new MemoryCacheOptions { SizeLimit = 500 });

    public async Task<CachedCard?> ReadAsync(long cardId, CancellationToken cancellationToken)
    {
        if (_shared.TryGetValue(cardId, out CachedCard? cached))
            return cached;
        var card = await store.ReadCardAsync(cardId, cancellationToken);
        if (card is null)
            return null;
        cached = new CachedCard(JsonNode.Parse(card.Json)!.AsObject(), card.Summary);
        if (card.Key is not null)
            _shared.Set(cardId, cached, new MemoryCacheEntryOptions { Size = 1 });
        return cached;
    }

    public void Dispose() => _shared.Dispose();
}

/// <summary>An expanded card and its toast text. The card is only read.</summary>
internal sealed record CachedCard(JsonObject Card, string Summary);
