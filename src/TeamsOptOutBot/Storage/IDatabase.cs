namespace TeamsOptOutBot.Storage;

/// <summary>Prepares the database before anything else uses it.</summary>
internal interface IDatabase
{
    /// <summary>Where the data lies, for the log; never a password.</summary>
    string Description { get; }

    /// <summary>Creates or migrates it.</summary>
    /// <exception cref="StorageException">It cannot be used: says why and what mends it.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);
}

/// <summary>The database cannot be used; the message is a sentence for IT.</summary>
internal sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
