using System.Globalization;

namespace TeamsOptOutBot.Simulator.Traffic;

/// <summary>The faults that hold now, and the limit of requests per second.</summary>
internal sealed class Faults
{
    /// <summary>Teams: 50 requests a second per app and tenant.</summary>
    private const int TeamsLimit = 50;

    private readonly Lock _lock = new();
    private readonly Random _random;
    private IReadOnlyList<FaultRule> _rules = [];

    public Faults(SimulatorOptions options)
    {
        _random = new Random(options.Seed);
        Set(options.Faults ? [FaultRule.Lively()] : []);
    }

    public IReadOnlyList<FaultRule> Rules => _rules;

    /// <summary>The limit for the whole app; null: none.</summary>
    public RateWindow? AppWindow { get; private set; }

    /// <summary>Graph's 30 installs (and 30 reads of installations) a second; null: none.</summary>
    public RateWindow? InstallWindow { get; private set; }

    public RateWindow? InstalledAppsWindow { get; private set; }

    public void Set(IReadOnlyList<FaultRule> rules)
    {
        var limit = rules.Select(r => r.RequestsPerSecond).FirstOrDefault(r => r is not null) ?? TeamsLimit;
        var second = TimeSpan.FromSeconds(1);
        lock (_lock)
        {
            _rules = rules;
            AppWindow = limit == 0 ? null : new RateWindow((limit, second));
            InstallWindow = limit == 0 ? null : new RateWindow((30, second));
            InstalledAppsWindow = limit == 0 ? null : new RateWindow((30, second));
        }
    }

    public FaultDecision Decide(string operation, string? person)
    {
        foreach (var rule in _rules)
        {
            if (!rule.Holds(operation, person))
            {
                continue;
            }

            var latency = TimeSpan.FromMilliseconds(rule.LatencyMs);
            if (Happens(rule.DropBefore))
            {
                return new FaultDecision { Latency = latency, DropBefore = true };
            }

            if (Happens(rule.Garbage))
            {
                return new FaultDecision { Latency = latency, Garbage = true };
            }

            foreach (var (key, share) in rule.Errors)
            {
                if (Happens(share))
                {
                    var parts = key.Split(':', 2);
                    var status = int.Parse(parts[0], CultureInfo.InvariantCulture);
                    return new FaultDecision
                    {
                        Latency = latency,
                        Status = status,
                        Code = parts.Length > 1 ? parts[1] : null,
                        RetryAfter = rule.RetryAfterSeconds ?? (status == 429 ? 1 : null),
                    };
                }
            }

            if (Happens(rule.DropAfter))
            {
                return new FaultDecision { Latency = latency, DropAfter = true };
            }

            if (latency > TimeSpan.Zero)
            {
                return new FaultDecision { Latency = latency };
            }
        }

        return default;
    }

    private bool Happens(double share)
    {
        if (share is <= 0 or >= 1)
        {
            return share >= 1;
        }

        lock (_lock)
        {
            return _random.NextDouble() < share;
        }
    }
}

/// <summary>What happens to one request.</summary>
internal readonly record struct FaultDecision
{
    public TimeSpan Latency { get; init; }

    public bool DropBefore { get; init; }

    public bool DropAfter { get; init; }

    public bool Garbage { get; init; }

    /// <summary>Error to answer with; 0: none.</summary>
    public int Status { get; init; }

    public string? Code { get; init; }

    public int? RetryAfter { get; init; }
}
