using System.Runtime.InteropServices;

namespace TeamsOptOutBot.Commands;

/// <summary>
/// How many messages and how many presses of one person are carried out a minute: more than hands do, and little beside what
/// the service can. Each replica counts for itself.
/// </summary>
internal sealed class PersonLimits(TimeProvider time)
{
    public const int MostAMinute = 60;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _counting = new();
    private readonly Dictionary<(Guid Person, bool Press), int> _counts = [];
    private long _began = time.GetTimestamp();

    /// <returns>How many of the person's messages are over the limit, this one included.</returns>
    public int OverAfterMessage(Guid person) => Over(person, press: false);

    /// <returns>How many of the person's presses are over the limit, this one included.</returns>
    public int OverAfterPress(Guid person) => Over(person, press: true);

    private int Over(Guid person, bool press)
    {
        lock (_counting)
        {
            if (time.GetElapsedTime(_began) >= Minute)
            {
                _counts.Clear();
                _began = time.GetTimestamp();
            }

            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, (person, press), out _);
            return Math.Max(0, ++count - MostAMinute);
        }
    }
}
