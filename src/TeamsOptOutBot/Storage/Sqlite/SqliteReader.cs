using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace TeamsOptOutBot.Storage.Sqlite;

internal sealed class SqliteReader(PooledDbContextFactory<SqliteBotDbContext> contexts) : IReader
{
    public SqliteReader(SqliteFile file)
        : this(new PooledDbContextFactory<SqliteBotDbContext>(
            new DbContextOptionsBuilder<SqliteBotDbContext>().UseSqlite(file.ReadConnection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options))
    {
    }

    public async Task<T> ReadAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await work(context, cancellationToken);
    }
}
