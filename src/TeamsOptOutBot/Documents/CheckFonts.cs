using TeamsOptOutBot.Documents.Pdf;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Health.Setup;
using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Documents;

/// <summary>Whether PDFs can be made.</summary>
internal sealed class CheckFonts(DocumentFonts fonts) : ISetupCheck
{
    public Task<IReadOnlyList<SetupFinding>> RunAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SetupFinding>>([new(HealthChecks.Fonts, fonts.Trouble() is { } missing ? new SetupProblem(HealthProblems.NoFonts, ("missing", missing)) : null)]);
}
