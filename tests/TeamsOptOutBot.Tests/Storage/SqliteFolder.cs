using TeamsOptOutBot.Storage.Sqlite;

namespace TeamsOptOutBot.Tests.Storage;

/// <summary>An embedded database in a temporary folder, created as the service creates it; gone at the end.</summary>
internal sealed class SqliteFolder : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("storage-");

    public SqliteFolder()
    {
        File = new SqliteFile(_folder.FullName);
        Writer = new SqliteWriter(File);
        Reader = new SqliteReader(File);
    }

    public string Path => _folder.FullName;

    public SqliteFile File { get; }

    public SqliteWriter Writer { get; }

    public SqliteReader Reader { get; }

    public static async Task<SqliteFolder> CreateAsync()
    {
        var created = new SqliteFolder();
        await new SqliteDatabase(created.File).PrepareAsync(CancellationToken.None);
        return created;
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        File.Dispose();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection(File.ReadConnection))
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(connection);
        }

        _folder.Delete(recursive: true);
    }
}
