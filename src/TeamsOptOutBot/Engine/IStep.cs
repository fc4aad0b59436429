namespace TeamsOptOutBot.Engine;

/// <summary>A recurring step. The state is in the tables, so running it twice, or again after a crash, is safe.</summary>
internal interface IStep
{
    /// <summary>How often it runs by itself.</summary>
    static abstract TimeSpan Every { get; }

    /// <summary>Does what is due at <paramref name="now"/>.</summary>
    Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
