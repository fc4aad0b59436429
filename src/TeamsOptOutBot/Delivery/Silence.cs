using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Delivery;

/// <summary>
/// A service that does not answer, or not as it should, whatever is asked of it. What waits for it is kept without counting the
/// attempts, and one request after the other finds out when it is back: an outage of hours costs nobody their notice.
/// </summary>
internal sealed class Silence(Troubles troubles, TimeProvider time, string key, SetupProblem problem)
{
    /// <summary>Failures in a row, without any answer between them, that are no chance any more.</summary>
    public const int Telling = 8;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private int _inARow;
    private long _restsUntil;

    public bool IsOn => Volatile.Read(ref _inARow) >= Telling;

    /// <summary>Whether it is too early to ask again.</summary>
    public bool IsResting => IsOn && time.GetUtcNow().UtcTicks < Interlocked.Read(ref _restsUntil);

    /// <summary>A request got no answer that the service itself gave.</summary>
    /// <returns>When to try again, where it is the service and not this request; else null.</returns>
    public DateTimeOffset? NoAnswer()
    {
        if (Interlocked.Increment(ref _inARow) < Telling)
            return null;
        var until = time.GetUtcNow() + Rest;
        Interlocked.Exchange(ref _restsUntil, until.UtcTicks);
        troubles.Raise(key, problem);
        return until;
    }

    /// <summary>The service answered, whatever it said.</summary>
    public void Answered()
    {
        if (Interlocked.Exchange(ref _inARow, 0) >= Telling)
            troubles.Clear(key);
    }
}
