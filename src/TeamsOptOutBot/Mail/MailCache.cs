using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Mail;

/// <summary>The mails that are being sent, read once for all who get them; only the link is each person's own.</summary>
internal sealed class MailCache(IReader reader) : IDisposable
{
    private readonly MemoryCache _shared = new(new MemoryCacheOptions { SizeLimit = 1000 });

    /// <returns>Null when the mail is gone.</returns>
    public async Task<NoticeMail?> ReadAsync(long cardId, CancellationToken cancellationToken)
    {
        if (_shared.TryGetValue(cardId, out NoticeMail? cached))
            return cached;
        if (await reader.ReadAsync((database, token) => database.Cards.AsNoTracking().FirstOrDefaultAsync(c => c.Id == cardId, token), cancellationToken) is not { } card)
            return null;
        return _shared.Set(cardId, NoticeMail.Read(card.Summary, JsonNode.Parse(card.Json)!.AsObject()), new MemoryCacheEntryOptions { Size = 1 });
    }

    public void Dispose() => _shared.Dispose();
}
