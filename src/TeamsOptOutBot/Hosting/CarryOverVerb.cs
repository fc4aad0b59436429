using TeamsOptOutBot.Backup;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Hosting;

/// <summary><c>carry-over CONNECTION</c>: brings into a restored PostgreSQL database what only the one before it holds.</summary>
internal sealed class CarryOverVerb : IVerb
{
    public string Name => "carry-over";

    public string Does => "brings answers and requests for erasure from the PostgreSQL database before into the restored one of the settings";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (arguments is not [{ Length: > 0 } before, ..] || before.StartsWith('-'))
        {
            await errors.WriteLineAsync("Name the database that was there before: carry-over \"Host=…;Database=…\". The restored one is that of the settings; --Storage:Postgres \"…\" after it names another.");
            return 2;
        }

        var options = WebApplication.CreateBuilder([.. arguments.Skip(1)]).Configuration.GetSection("Storage").Get<StorageOptions>() ?? new StorageOptions();
        if (options.Postgres.Length == 0)
        {
            await errors.WriteLineAsync("Storage:Postgres is not set: the data is in SQLite, where restore carries over by itself.");
            return 2;
        }

        try
        {
            var (carried, notCarried, erasures, _) = await PostgresCarryOver.RunAsync(before, options.Postgres, TimeProvider.System.GetUtcNow(), cancellationToken);
            await output.WriteLineAsync($"Answers that only the database before held: {carried} carried over, {notCarried} not, because the backup has not their campaign or person. Requests for erasure asked again: {erasures}.");
            await output.WriteLineAsync("Drop the database before when you need it no more: it holds names.");
            return 0;
        }
        catch (StorageException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
