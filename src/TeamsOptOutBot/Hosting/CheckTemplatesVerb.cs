using TeamsOptOutBot.Campaigns.Library;

namespace TeamsOptOutBot.Hosting;

/// <summary><c>check-templates [FOLDER]</c>: checks a folder of campaign templates instead of starting the service.</summary>
internal sealed class CheckTemplatesVerb : IVerb
{
    public string Name => TemplateCheck.Command;

    public string Does => "checks a folder of campaign templates and names file and line of whatever is wrong";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (arguments.Count > 1)
        {
            await errors.WriteLineAsync($"Name one folder: {TemplateCheck.Command} FOLDER. A path with blanks in it stands in quotation marks.");
            return 2;
        }

        var shipped = Path.Combine(CardFolder.Find(Directory.GetCurrentDirectory()), "campaigns");
        var folder = arguments.Count > 0 ? arguments[0] : shipped;
        var taken = IsSame(folder, shipped) ? [] : TemplateFolder.FoldersIn(shipped).Select(Path.GetFileName).OfType<string>();
        var check = TemplateCheck.Of(folder, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), taken);
        foreach (var fault in check.Faults)
            await output.WriteLineAsync(fault);
        foreach (var warning in check.Warnings)
            await output.WriteLineAsync("warning: " + warning);
        await output.WriteLineAsync($"{check.Faults.Count} wrong, {check.Warnings.Count} warnings.");
        return check.ExitCode;
    }

    private static bool IsSame(string folder, string other) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(other));
}
