using Microsoft.Data.Sqlite;

namespace TeamsOptOutBot.Storage.Sqlite;

/// <summary>The database file, its connection strings, and the lock that keeps a second process away.</summary>
internal sealed class SqliteFile(string folder) : IDisposable
{
    private static readonly string[] NetworkFormats = ["nfs", "nfs4", "cifs", "smb", "smb2", "smbfs", "9p", "fuse.sshfs", "afs"];
    private FileStream? _lock;

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), "teams-opt-out-bot.db");

    public string WriteConnection => new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false, ForeignKeys = false }.ToString();

    public string ReadConnection => new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadOnly }.ToString();

    /// <summary>Takes the folder for this process.</summary>
    /// <exception cref="StorageException">The folder cannot be written, lies on a network share, or is in use.</exception>
    public void Take()
    {
        var directory = System.IO.Path.GetDirectoryName(Path)!;
        try
        {
            Directory.CreateDirectory(directory);
            RefuseNetworkShare(directory);
            _lock = new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StorageException($"The data folder {directory} cannot be written. Give this account write access, or set Storage:Folder to a folder it owns.", exception);
        }
        catch (IOException exception) when (File.Exists(Path + ".lock"))
        {
            throw new StorageException($"Another process already uses the database in {directory}. Stop it first, or set Storage:Folder to another folder. (SQLite serves one process; several replicas need PostgreSQL.)", exception);
        }
        catch (IOException exception)
        {
            throw new StorageException($"The data folder {directory} cannot be used: {exception.Message} Set Storage:Folder to a folder on this machine's own disk.", exception);
        }
    }

    public void Dispose() => _lock?.Dispose();

    private static void RefuseNetworkShare(string directory)
    {
        var drive = DriveInfo.GetDrives()
            .Where(d => directory.StartsWith(d.Name, StringComparison.Ordinal))
            .MaxBy(d => d.Name.Length);
        if (drive is { IsReady: true } && NetworkFormats.Contains(drive.DriveFormat, StringComparer.OrdinalIgnoreCase))
            throw new StorageException($"The data folder {directory} lies on a network share ({drive.DriveFormat}), where SQLite can lose data. Set Storage:Folder to a folder on this machine's own disk, or use PostgreSQL.");
    }
}
