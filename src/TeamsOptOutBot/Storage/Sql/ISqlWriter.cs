namespace TeamsOptOutBot.Storage.Sql;

/// <summary>The same one way to change the database, for the hot paths: prepared SQL and no model between.</summary>
internal interface ISqlWriter
{
    /// <summary>Runs <paramref name="work"/> in a transaction and returns when it is durable.</summary>
    Task<T> RunAsync<T>(Func<SqlSession, CancellationToken, Task<T>> work, WriteUrgency urgency, CancellationToken cancellationToken);
}
