using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Links;

/// <summary>The secret of the links: made when first needed, the same for every replica, never in a setting or a log.</summary>
internal sealed class LinkSecret(IReader reader, IWriter writer, TimeProvider time)
{
    private byte[]? known;

    public async Task<byte[]> GetAsync(CancellationToken cancellationToken) =>
        known ??= await ReadAsync(cancellationToken) ?? await CreateAsync(cancellationToken);

    private Task<byte[]?> ReadAsync(CancellationToken cancellationToken) =>
        reader.ReadAsync((database, token) => database.LinkKeys.Where(key => key.Id == LinkKey.TheOne).Select(key => (byte[]?)key.Secret).FirstOrDefaultAsync(token), cancellationToken);

    private async Task<byte[]> CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await writer.WriteAsync(
                async (database, token) =>
                {
                    if (await database.LinkKeys.FirstOrDefaultAsync(key => key.Id == LinkKey.TheOne, token) is { } made)
                    {
                        return made.Secret;
                    }

                    var key = new LinkKey { Id = LinkKey.TheOne, Secret = RandomNumberGenerator.GetBytes(32), CreatedAt = time.GetUtcNow() };
                    database.LinkKeys.Add(key);
                    await database.SaveChangesAsync(token);
                    return key.Secret;
                },
                cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another replica made it at the same moment.
            return await ReadAsync(cancellationToken) ?? throw new StorageException("The secret of the links could be neither made nor read; look at the database.");
        }
    }
}
