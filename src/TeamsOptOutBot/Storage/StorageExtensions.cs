using Microsoft.Extensions.DependencyInjection.Extensions;
using TeamsOptOutBot.Storage.Leases;
using TeamsOptOutBot.Storage.Postgres;
using TeamsOptOutBot.Storage.Queue;
using TeamsOptOutBot.Storage.Sql;
using TeamsOptOutBot.Storage.Sqlite;

namespace TeamsOptOutBot.Storage;

internal static class StorageExtensions
{
    /// <summary>SQLite in a folder, or PostgreSQL where a connection string is given.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfigurationSection configuration)
    {
        var options = configuration.Get<StorageOptions>() ?? new StorageOptions();
        if (options.Postgres.Length > 0)
        {
            services.TryAddSingleton(_ => new PostgresDatabase(options.Postgres));
            services.TryAddSingleton<IDatabase>(p => p.GetRequiredService<PostgresDatabase>());
            services.TryAddSingleton<IWriter>(p => p.GetRequiredService<PostgresDatabase>());
            services.TryAddSingleton<ISqlWriter>(p => p.GetRequiredService<PostgresDatabase>());
            services.TryAddSingleton<IReader>(p => p.GetRequiredService<PostgresDatabase>());
            services.TryAddSingleton<IDeliveryQueue, PostgresDeliveryQueue>();
            services.TryAddSingleton<ILeases>(p => PostgresLeases.Create(p.GetRequiredService<ISqlWriter>(), p.GetRequiredService<TimeProvider>()));
            return services;
        }

        services.TryAddSingleton(_ => new SqliteFile(options.Folder));
        services.TryAddSingleton<IDatabase, SqliteDatabase>();
        services.TryAddSingleton<SqliteWriter>();
        services.TryAddSingleton<IWriter>(p => p.GetRequiredService<SqliteWriter>());
        services.TryAddSingleton<ISqlWriter>(p => p.GetRequiredService<SqliteWriter>());
        services.TryAddSingleton<IDeliveryQueue, SqliteDeliveryQueue>();
        services.TryAddSingleton<ILeases>(p => SqliteLeases.Create(p.GetRequiredService<ISqlWriter>(), p.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IReader>(p => new SqliteReader(p.GetRequiredService<SqliteFile>()));
        return services;
    }
}
