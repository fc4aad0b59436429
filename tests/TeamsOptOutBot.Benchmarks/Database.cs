using System.Globalization;
using Npgsql;

namespace TeamsOptOutBot.Benchmarks;

/// <summary>A kind of database that the service can keep its data in.</summary>
internal sealed class Database
{
    private readonly string? _server;

    private Database(string? server) => _server = server;

    public string Name => _server is null ? "SQLite" : "PostgreSQL";

    public bool IsShared => _server is not null;

    public static IReadOnlyList<Database> Available() =>
        Environment.GetEnvironmentVariable("TEAMSOPTOUTBOT_POSTGRES") is { Length: > 0 } server ? [new Database(null), new Database(server)] : [new Database(null)];

    /// <summary>An empty database, as settings of the service.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CreateAsync(string folder, CancellationToken cancellationToken)
    {
        if (_server is null)
            return new Dictionary<string, string> { ["Storage__Folder"] = folder };
        var name = $"benchmark_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}", cancellationToken);
        return new Dictionary<string, string> { ["Storage__Postgres"] = new NpgsqlConnectionStringBuilder(_server) { Database = name }.ToString() };
    }

    public async Task<long> SizeAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        if (_server is null)
            return new DirectoryInfo(settings["Storage__Folder"]).EnumerateFiles("*.db*").Sum(f => f.Length);
        return Convert.ToInt64(await ExecuteAsync($"SELECT pg_database_size('{DatabaseOf(settings)}')", cancellationToken), CultureInfo.InvariantCulture);
    }

    public Task DropAsync(IReadOnlyDictionary<string, string> settings) =>
        _server is null ? Task.CompletedTask : ExecuteAsync($"DROP DATABASE IF EXISTS {DatabaseOf(settings)} WITH (FORCE)", CancellationToken.None);

    private static string DatabaseOf(IReadOnlyDictionary<string, string> settings) => new NpgsqlConnectionStringBuilder(settings["Storage__Postgres"]).Database!;

    private async Task<object?> ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
