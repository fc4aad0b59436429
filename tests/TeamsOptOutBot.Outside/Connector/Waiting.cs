using System.Diagnostics;

namespace TeamsOptOutBot.Outside.Connector;

/// <summary>Polls with a generous limit.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>The first thing that <paramref name="find"/> finds.</summary>
    /// <exception cref="TimeoutException">It found nothing in time; the message says what was there instead.</exception>
    public static async Task<T> ForAsync<T>(Func<Task<T?>> find, Func<string> otherwise)
        where T : class
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await find() is { } found)
            {
                return found;
            }

            if (Stopwatch.GetElapsedTime(begun) > Limit)
            {
                throw new TimeoutException($"Waited {Limit.TotalSeconds:0} s: {otherwise()}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }
}
