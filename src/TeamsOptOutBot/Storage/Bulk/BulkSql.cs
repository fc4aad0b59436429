using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TeamsOptOutBot.Storage.Postgres;
using TeamsOptOutBot.Storage.Sqlite;

namespace TeamsOptOutBot.Storage.Bulk;

/// <summary>Many rows at a time, in the transaction of the write that it is called in: COPY on PostgreSQL, prepared statements on SQLite.</summary>
internal static class BulkSql
{
    /// <summary>People of one piece: how many go into a transaction, so that a press has room between two of them.</summary>
    public const int SqlitePiece = 500;

    public const int PostgresPiece = 10_000;

    public static int PieceFor(this BotDbContext database) => database.Database.IsNpgsql() ? PostgresPiece : SqlitePiece;

    /// <summary>Adds or refreshes these people, each at most once in the list; answers their ids in the same order.</summary>
    public static Task<int[]> UpsertPeopleAsync(this BotDbContext database, IReadOnlyList<ImportedPerson> people, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Database.IsNpgsql() ? PostgresBulk.UpsertPeopleAsync(database, people, now, cancellationToken) : SqliteBulk.UpsertPeopleAsync(database, people, now, cancellationToken);

    /// <summary>Puts people into a campaign; who is in it already stays as they are.</summary>
    public static Task AddRecipientsAsync(this BotDbContext database, int campaignId, IReadOnlyList<ImportedPerson> people, int[] ids, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Database.IsNpgsql() ? PostgresBulk.AddRecipientsAsync(database, campaignId, people, ids, now, cancellationToken) : SqliteBulk.AddRecipientsAsync(database, campaignId, people, ids, now, cancellationToken);

    /// <summary>Writes who is whose manager; a null manager is the top. Only what differs is changed.</summary>
    public static Task SetManagersAsync(this BotDbContext database, IReadOnlyList<(int Person, int? Manager)> lines, CancellationToken cancellationToken) =>
        database.Database.IsNpgsql() ? PostgresBulk.SetManagersAsync(database, lines, cancellationToken) : SqliteBulk.SetManagersAsync(database, lines, cancellationToken);

    public static (DbConnection Connection, DbTransaction? Transaction) Raw(BotDbContext database) =>
        (database.Database.GetDbConnection(), database.Database.CurrentTransaction?.GetDbTransaction());
}
