using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Links;

/// <summary>
/// The secrets of answer links, a new one each quarter, the same for every replica. A link names its key, so that older ones work
/// to their end; a key that no link can name any more is dropped when the next is made. Deleting a row and starting again
/// ends every link that was made with it.
/// </summary>
internal sealed class AnswerKeys(IReader reader, IWriter writer, TimeProvider time)
{
    private readonly ConcurrentDictionary<int, byte[]> _known = new();

    /// <summary>The key that is made links with now; whoever calls this first in a quarter makes it.</summary>
    public async ValueTask<AnswerKey> CurrentAsync(CancellationToken cancellationToken)
    {
        var id = IdAt(time.GetUtcNow());
        if (!_known.ContainsKey(id))
        {
            await ReadAsync(cancellationToken);
            if (!_known.ContainsKey(id))
            {
                await MakeAsync(id, cancellationToken);
            }
        }

        return new AnswerKey(id, _known[id]);
    }

    /// <summary>A text that only this service can make and read, behind the name of the key it was sealed with.</summary>
    public async ValueTask<string> SealAsync(string purpose, string text, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var key = await CurrentAsync(cancellationToken);
        return $"{key.Id}.{SealedText.Seal(key.Secret, purpose, text, until)}";
    }

    /// <summary>What <see cref="SealAsync"/> made; <see cref="Opened.Forged"/> for anything else.</summary>
    public async ValueTask<Opened> OpenAsync(string purpose, string token, CancellationToken cancellationToken) =>
        token.Split('.') is [var name, var rest] && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && await FindAsync(id, cancellationToken) is { } secret
            ? SealedText.Open(secret, purpose, rest, time.GetUtcNow())
            : new Opened.Forged();

    /// <summary>What is known without asking the database, for those who cannot wait; <see cref="CurrentAsync"/> has been called.</summary>
    public byte[]? Known(int id) => _known.GetValueOrDefault(id);

    /// <summary>The newest key that is known; <see cref="CurrentAsync"/> has been called.</summary>
    public AnswerKey Newest => _known.OrderByDescending(key => key.Key).Select(key => new AnswerKey(key.Key, key.Value)).First();

    internal static int IdAt(DateTimeOffset moment) => (moment.UtcDateTime.Year * 100) + ((moment.UtcDateTime.Month + 2) / 3);

    /// <returns>Null where there is no such key.</returns>
    private async ValueTask<byte[]?> FindAsync(int id, CancellationToken cancellationToken)
    {
        // Whoever makes up numbers shall not make us read.
        var now = time.GetUtcNow();
        if (id < IdAt(now - AnswerLinks.LongestLife) || id > IdAt(now.AddDays(1)))
        {
            return null;
        }

        await CurrentAsync(cancellationToken);
        return _known.GetValueOrDefault(id);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var key in await reader.ReadAsync((database, token) => database.LinkKeys.Where(key => key.Id >= LinkKey.FirstOfAnswers).ToListAsync(token), cancellationToken))
        {
            _known[key.Id] = key.Secret;
        }
    }

    private async Task MakeAsync(int id, CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync(
                async (database, token) =>
                {
                    var now = time.GetUtcNow();
                    var oldest = IdAt(now - AnswerLinks.LongestLife);
                    await database.LinkKeys.Where(key => key.Id >= LinkKey.FirstOfAnswers && key.Id < oldest).ExecuteDeleteAsync(token);
                    if (await database.LinkKeys.AnyAsync(key => key.Id == id, token))
                    {
                        return;
                    }

                    database.LinkKeys.Add(new LinkKey { Id = id, Secret = RandomNumberGenerator.GetBytes(32), CreatedAt = now });
                    await database.SaveChangesAsync(token);
                },
                cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another replica made it at the same moment.
        }

        await ReadAsync(cancellationToken);
        if (!_known.ContainsKey(id))
        {
            throw new StorageException("The key of the answer links could be neither made nor read; look at the database.");
        }
    }
}

/// <param name="Id">Year and quarter.</param>
internal sealed record AnswerKey(int Id, byte[] Secret);
