using System.Threading.Channels;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Bulk;

namespace TeamsOptOutBot.Audience;

/// <summary>Writes people into a campaign while the next page is being read; never holds more than a few pages of them.</summary>
internal sealed class AudienceImport(IWriter writer, int campaignId, TimeProvider time)
{
    /// <summary>Pages that may wait for the database; a slow database slows the reading.</summary>
    private const int Waiting = 4;

    private readonly Channel<List<ImportedPerson>> _pages = Channel.CreateBounded<List<ImportedPerson>>(new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true });

    /// <summary>Time spent in the database alone.</summary>
    public TimeSpan InDatabase { get; private set; }

    public ValueTask AddAsync(List<ImportedPerson> page, CancellationToken cancellationToken) => _pages.Writer.WriteAsync(page, cancellationToken);

    /// <summary>No page follows; ends <see cref="RunAsync"/> when what waits is written.</summary>
    public void Complete() => _pages.Writer.TryComplete();

    /// <summary>Writes until <see cref="Complete"/>.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var piece = new List<ImportedPerson>(BulkSql.PostgresPiece);
        var size = 0;
        await foreach (var page in _pages.Reader.ReadAllAsync(cancellationToken))
        {
            piece.AddRange(page);
            while (size == 0 ? piece.Count > 0 : piece.Count >= size)
                size = await WriteAsync(piece, cancellationToken);
        }

        while (piece.Count > 0)
            size = await WriteAsync(piece, cancellationToken);
    }

    /// <returns>How many people this database takes at a time.</returns>
    private async Task<int> WriteAsync(List<ImportedPerson> people, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var (written, size) = await writer.WriteAsync(
            async (database, token) =>
            {
                var size = database.PieceFor();
                var piece = people.Count <= size ? people : people.GetRange(0, size);
                if (!await DraftReading.HoldAsync(database, campaignId, token))
                    return (piece.Count, size);
                var now = time.GetUtcNow();
                var ids = await database.UpsertPeopleAsync(piece, now, token);
                await database.AddRecipientsAsync(campaignId, piece, ids, now, token);
                return (piece.Count, size);
            },
            cancellationToken,
            WriteUrgency.Bulk);
        InDatabase += time.GetElapsedTime(began);
        people.RemoveRange(0, written);
        return size;
    }
}
