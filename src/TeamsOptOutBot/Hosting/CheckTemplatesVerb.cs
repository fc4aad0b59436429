using TeamsOptOutBot.Campaigns.Library;

namespace TeamsOptOutBot.Hosting;

/// <summary><c>check-templates [FOLDER]</c>: checks a folder of campaign templates instead of starting the service.</summary>
internal sealed class CheckTemplatesVerb : IVerb
{
    public string Name => TemplateCheck.Command;

    public string Does => "checks a folder of campaign templates and names file and line of whatever is wrong";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var folder = arguments.Count > 0 ? arguments[0] : Path.Combine(CardFolder.Find(Directory.GetCurrentDirectory()), "campaigns");
        var check = TemplateCheck.Of(folder, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        foreach (var fault in check.Faults)
            await output.WriteLineAsync(fault);
        foreach (var warning in check.Warnings)
            await output.WriteLineAsync("warning: " + warning);
        await output.WriteLineAsync($"{check.Faults.Count} wrong, {check.Warnings.Count} warnings.");
        return check.ExitCode;
    }
}
