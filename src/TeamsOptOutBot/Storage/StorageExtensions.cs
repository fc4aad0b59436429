using Microsoft.Extensions.DependencyInjection.Extensions;
using TeamsOptOutBot.Storage.Postgres;
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
            services.TryAddSingleton<IReader>(p => p.GetRequiredService<PostgresDatabase>());
            return services;
        }

        services.TryAddSingleton(_ => new SqliteFile(options.Folder));
        services.TryAddSingleton<IDatabase, SqliteDatabase>();
        services.TryAddSingleton<IWriter, SqliteWriter>();
        services.TryAddSingleton<IReader>(p => new SqliteReader(p.GetRequiredService<SqliteFile>()));
        return services;
    }
}
