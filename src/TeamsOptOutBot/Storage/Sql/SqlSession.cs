using System.Data.Common;
using System.Globalization;

namespace TeamsOptOutBot.Storage.Sql;

/// <summary>
/// A connection in a transaction. Arguments are named <c>@p0</c>, <c>@p1</c>, … in the order in which they are given.
/// Commands are kept, so that each text is prepared once for a connection.
/// </summary>
internal sealed class SqlSession(DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    public DbTransaction? Transaction { get; set; }

    /// <returns>How many rows were changed.</returns>
    public Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object?[] arguments) =>
        Command(sql, arguments).ExecuteNonQueryAsync(cancellationToken);

    public async Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params object?[] arguments)
    {
        var rows = new List<T>();
        await using var reader = await Command(sql, arguments).ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows;
    }

    /// <returns>The first row, or the default where there is none.</returns>
    public async Task<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params object?[] arguments)
    {
        await using var reader = await Command(sql, arguments).ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? read(reader) : default;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
            await command.DisposeAsync();
        _commands.Clear();
    }

    private DbCommand Command(string sql, object?[] arguments)
    {
        if (!_commands.TryGetValue(sql, out var command))
            _commands.Add(sql, command = Create(sql, arguments.Length));
        for (var i = 0; i < arguments.Length; i++)
            command.Parameters[i].Value = arguments[i] ?? DBNull.Value;
        command.Transaction = Transaction;
        return command;
    }

    private DbCommand Create(string sql, int arguments)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < arguments; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
