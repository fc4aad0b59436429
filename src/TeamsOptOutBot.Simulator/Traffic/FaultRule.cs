using System.Globalization;

namespace TeamsOptOutBot.Simulator.Traffic;

/// <summary>What goes wrong, as <c>PUT /sim/faults</c> takes it. Shares are between 0 and 1.</summary>
internal sealed class FaultRule
{
    /// <summary>Limit of the connector for the whole app; 0: none. Default: Teams' 50.</summary>
    public int? RequestsPerSecond { get; set; }

    /// <summary>Share by status, or by <c>status:code</c>, such as <c>403:ConversationBlockedByUser</c>.</summary>
    public Dictionary<string, double> Errors { get; set; } = new(StringComparer.Ordinal);

    public double LatencyMs { get; set; }

    /// <summary>Share of requests that are lost on their way.</summary>
    public double DropBefore { get; set; }

    /// <summary>Share of requests that take effect and whose answer is lost.</summary>
    public double DropAfter { get; set; }

    /// <summary>Share of requests that take no effect and are answered 200 with a page, as by something on the way.</summary>
    public double Garbage { get; set; }

    public int? RetryAfterSeconds { get; set; }

    /// <summary>Mail; null: everybody.</summary>
    public string? Person { get; set; }

    /// <summary>Name of an operation or the part before its dot; null: every operation.</summary>
    public string? Operation { get; set; }

    public static FaultRule Lively() => new()
    {
        Errors = new(StringComparer.Ordinal) { ["429"] = 0.05, ["412"] = 0.005, ["502"] = 0.01, ["503"] = 0.01 },
        LatencyMs = 40,
        DropBefore = 0.005,
        DropAfter = 0.005,
        RetryAfterSeconds = 1,
        Operation = "connector",
    };

    public bool Holds(string operation, string? person) =>
        (Person is null || string.Equals(Person, person, StringComparison.OrdinalIgnoreCase))
        && (Operation is null || operation == Operation || operation.StartsWith($"{Operation}.", StringComparison.Ordinal));

    /// <summary>Null when the rule can be carried out, else a sentence.</summary>
    public string? Refuse()
    {
        if (Errors.Values.Append(DropBefore).Append(DropAfter).Append(Garbage).Any(share => share is < 0 or > 1))
        {
            return "A share is between 0 and 1.";
        }

        if (Errors.Keys.FirstOrDefault(key => !int.TryParse(key.Split(':')[0], CultureInfo.InvariantCulture, out var status) || status is < 400 or > 599) is { } wrong)
        {
            return $"'{wrong}' is no error status: write \"429\" or \"403:ConversationBlockedByUser\".";
        }

        return LatencyMs is < 0 or > 600_000 || RequestsPerSecond < 0 || RetryAfterSeconds < 0 ? "Times and limits are not negative." : null;
    }
}
