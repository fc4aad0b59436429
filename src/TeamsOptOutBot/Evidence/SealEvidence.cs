using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Evidence;

/// <summary>
/// Numbers the rows of acknowledgements and audit that are not sealed yet and chains them: each hash covers the one
/// before it. Follows the writes, never in their way.
/// </summary>
internal sealed class SealEvidence(IWriter writer) : IStep
{
    private const int BatchSize = 500;

    public static TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = BatchSize;
        while (rows == BatchSize)
            rows = await writer.WriteAsync(SealBatchAsync, cancellationToken, WriteUrgency.Bulk);
    }

    private static async Task<int> SealBatchAsync(BotDbContext database, CancellationToken cancellationToken)
    {
        await database.HoldTurnAsync(nameof(SealEvidence), cancellationToken);
        var (sequence, previous) = await HeadAsync(database, cancellationToken);
        var acknowledgements = await database.Acknowledgements.AsTracking().Where(a => a.Sequence == null).OrderBy(a => a.Id).Take(BatchSize).ToListAsync(cancellationToken);
        var acts = await database.Audit.AsTracking().Where(a => a.Sequence == null).OrderBy(a => a.Id).Take(BatchSize - acknowledgements.Count).ToListAsync(cancellationToken);
        foreach (var row in acknowledgements)
            (row.Sequence, row.ChainHash) = (++sequence, previous = Link(previous, sequence, row.Commitment));
        foreach (var row in acts)
            (row.Sequence, row.ChainHash) = (++sequence, previous = Link(previous, sequence, row.Commitment));
        await database.SaveChangesAsync(cancellationToken);
        return acknowledgements.Count + acts.Count;
    }

    private static async Task<(long Sequence, byte[] Hash)> HeadAsync(BotDbContext database, CancellationToken cancellationToken)
    {
        var press = await database.Acknowledgements.AsNoTracking().Where(a => a.Sequence != null).OrderByDescending(a => a.Sequence).Select(a => new { a.Sequence, a.ChainHash }).FirstOrDefaultAsync(cancellationToken);
        var act = await database.Audit.AsNoTracking().Where(a => a.Sequence != null).OrderByDescending(a => a.Sequence).Select(a => new { a.Sequence, a.ChainHash }).FirstOrDefaultAsync(cancellationToken);
        var head = (press?.Sequence ?? 0) > (act?.Sequence ?? 0) ? press : act;
        return head is null ? (0, new byte[SHA256.HashSizeInBytes]) : (head.Sequence!.Value, head.ChainHash!);
    }

    /// <summary>SHA-256 over the previous hash, the place in the chain and the row's commitment.</summary>
    internal static byte[] Link(byte[] previous, long sequence, byte[] commitment)
    {
        Span<byte> input = stackalloc byte[SHA256.HashSizeInBytes * 2 + sizeof(long)];
        previous.CopyTo(input);
        BinaryPrimitives.WriteInt64BigEndian(input[SHA256.HashSizeInBytes..], sequence);
        commitment.CopyTo(input[(SHA256.HashSizeInBytes + sizeof(long))..]);
        return SHA256.HashData(input);
    }
}
