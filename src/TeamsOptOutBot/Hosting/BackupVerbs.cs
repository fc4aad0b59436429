using TeamsOptOutBot.Backup;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Sqlite;

namespace TeamsOptOutBot.Hosting;

/// <summary><c>backup FILE</c>: writes the embedded database into one checked file, also while the service runs.</summary>
internal sealed class BackupVerb : IVerb
{
    public string Name => "backup";

    public string Does => "writes the embedded database into one file, also while the service runs";

    public Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken) =>
        BackupArguments.RunAsync(Name, "pg_dump --format=custom --file=FILE", arguments, errors, async (path, file) =>
        {
            var content = await SqliteBackup.WriteAsync(file, path, cancellationToken);
            await output.WriteLineAsync($"{path}: {content}. Checked.");
        });
}

/// <summary><c>restore FILE</c>: puts a backup in the place of the embedded database of a stopped service.</summary>
internal sealed class RestoreVerb : IVerb
{
    public string Name => "restore";

    public string Does => "puts a backup in the place of the embedded database, and keeps what was there";

    public Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken) =>
        BackupArguments.RunAsync(Name, "createdb NEW, pg_restore --exit-on-error --dbname=NEW FILE, then carry-over", arguments, errors, async (path, file) =>
        {
            var restored = await SqliteRestore.RunAsync(file, path, TimeProvider.System.GetUtcNow(), cancellationToken);
            await output.WriteLineAsync($"{file.Path}: {restored.Content}.");
            if (restored.Aside is not { } aside)
                return;
            var (carried, notCarried, erasures, trouble) = restored.Answers;
            await output.WriteLineAsync($"What was there is kept as {aside}; delete it, with -wal and -shm beside it, when you need it no more: it holds names.");
            await output.WriteLineAsync(trouble is null
                ? $"Answers that only it held: {carried} carried over, {notCarried} not, because the backup has not their campaign or person. Requests for erasure asked again: {erasures}."
                : $"It could not be read ({trouble}): answers given after the backup are missing, and these people will be asked again.");
        });
}

internal static class BackupArguments
{
    public static async Task<int> RunAsync(string verb, string onPostgres, IReadOnlyList<string> arguments, TextWriter errors, Func<string, SqliteFile, Task> work)
    {
        if (arguments is not [{ Length: > 0 } path, ..] || path.StartsWith('-'))
        {
            await errors.WriteLineAsync($"Name the file: {verb} FILE. The database is the one of the settings; --Storage:Folder DIR after it names another.");
            return 2;
        }

        var options = WebApplication.CreateBuilder([.. arguments.Skip(1)]).Configuration.GetSection("Storage").Get<StorageOptions>() ?? new StorageOptions();
        if (options.Postgres.Length > 0)
        {
            await errors.WriteLineAsync($"The data is in PostgreSQL, which has its own way: {onPostgres}. The runbook in deploy/runbooks says more.");
            return 2;
        }

        try
        {
            using var file = new SqliteFile(options.Folder);
            await work(Path.GetFullPath(path), file);
            return 0;
        }
        catch (StorageException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
