namespace TeamsOptOutBot.Storage;

/// <summary>Where the data lies. Configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Folder of the embedded SQLite database; must be on the machine's own disk. Default: <c>data</c>.</summary>
    public string Folder { get; set; } = "data";

    /// <summary>Connection string of a PostgreSQL database, used instead of SQLite when given. Default: none.</summary>
    public string Postgres { get; set; } = "";
}
