using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Health.Setup;

/// <summary>Checks the service's own set-up, and keeps the last result for whoever asks.</summary>
internal sealed partial class Doctor(ISetupProbe probe, CheckDirectory directory, CheckAddress address, CheckDatabase database, IEnumerable<ISetupCheck> others, HealthTexts texts, TimeProvider time, ILogger<Doctor> logger) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Null until the first check has ended.</summary>
    public SetupReport? Last { get; private set; }

    public async Task<SetupReport> RunAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var findings = new List<SetupFinding>(await probe.RunAsync(cancellationToken));
            if (findings.TrueForAll(finding => finding.IsGood || finding.Check != SetupChecks.GraphToken))
            {
                await foreach (var finding in directory.RunAsync(cancellationToken))
                    findings.Add(finding);
            }

            findings.Add(await address.RunAsync(cancellationToken));
            findings.Add(await database.RunAsync(cancellationToken));
            foreach (var other in others)
                findings.AddRange(await other.RunAsync(cancellationToken));
            var report = new SetupReport(time.GetUtcNow(), findings);
            Tell(Last, report);
            return Last = report;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>A list that is as it was is not told again.</summary>
    private void Tell(SetupReport? before, SetupReport now)
    {
        if (before is not null && Lines(before).SequenceEqual(Lines(now)))
            return;
        foreach (var (check, what, mend) in Lines(now))
        {
            if (what is null)
                Log.Good(logger, check);
            else
                Log.Bad(logger, check, what, mend!);
        }
    }

    private IEnumerable<(string Check, string? What, string? Mend)> Lines(SetupReport report) => report.Findings.Select(finding => (
        texts.Check(finding.Check, HealthTexts.English),
        finding.Problem is { } wrong ? texts.What(wrong, HealthTexts.English) : null,
        finding.Problem is { } same ? texts.Mend(same, HealthTexts.English) : null));

    private static partial class Log
    {
        [LoggerMessage(EventId = 110, Level = LogLevel.Information, Message = "✔ {Check}")]
        public static partial void Good(ILogger logger, string check);

        [LoggerMessage(EventId = 111, Level = LogLevel.Warning, Message = "✘ {Check}: {Problem} {Remedy}")]
        public static partial void Bad(ILogger logger, string check, string problem, string remedy);
    }
}

/// <summary>The list of green and red.</summary>
internal sealed record SetupReport(DateTimeOffset At, IReadOnlyList<SetupFinding> Findings)
{
    public bool IsGood => Findings.All(finding => finding.IsGood);
}
