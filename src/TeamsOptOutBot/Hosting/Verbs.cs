using TeamsOptOutBot.Hosting.AppPackage;

namespace TeamsOptOutBot.Hosting;

/// <summary>Something else this program does than serve: <c>TeamsOptOutBot NAME …</c>.</summary>
internal interface IVerb
{
    string Name { get; }

    /// <summary>One line for the list of verbs.</summary>
    string Does { get; }

    /// <returns>The exit code: 0 done, 1 refused or failed, 2 asked for wrongly.</returns>
    Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken);
}

internal static class Verbs
{
    public static IReadOnlyList<IVerb> All { get; } =
        [new AppPackageVerb(), new BackupVerb(), new CardsVerb(), new CarryOverVerb(), new CheckTemplatesVerb(), new HealthVerb(), new PagesVerb(), new RestoreVerb()];

    /// <summary>Null when the first argument is no word: then the service starts. A word that is no verb gets the list.</summary>
    public static IVerb? Find(IReadOnlyList<string> arguments) =>
        arguments.Count == 0 || arguments[0].StartsWith('-') || arguments[0].StartsWith('/') || arguments[0].Contains('=', StringComparison.Ordinal)
            ? null
            : All.FirstOrDefault(verb => verb.Name == arguments[0]) ?? new UnknownVerb(arguments[0]);

    private sealed record UnknownVerb(string Name) : IVerb
    {
        public string Does => "nothing";

        public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
        {
            await errors.WriteLineAsync($"'{Name}' is nothing this program does. Without a word it serves; otherwise:");
            foreach (var verb in All)
                await errors.WriteLineAsync($"  {verb.Name}: {verb.Does}");
            return 2;
        }
    }
}
