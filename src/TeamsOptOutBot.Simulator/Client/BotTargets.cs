namespace TeamsOptOutBot.Simulator.Client;

/// <summary>Where the bot listens; several are replicas, taken in turn as a load balancer would.</summary>
internal sealed class BotTargets
{
    private IReadOnlyList<string> _urls = [];
    private int _turn;

    public IReadOnlyList<string> Urls
    {
        get => _urls;
        set => _urls = [.. value.Select(u => u.TrimEnd('/'))];
    }

    /// <summary>The address by which browsers reach the bot where it is another than those; its redirect URI is registered, too.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>All of them, beginning with the one whose turn it is.</summary>
    public IEnumerable<string> InTurn()
    {
        var urls = _urls;
        var first = urls.Count == 0 ? 0 : (int)((uint)Interlocked.Increment(ref _turn) % (uint)urls.Count);
        return Enumerable.Range(0, urls.Count).Select(i => urls[(first + i) % urls.Count]);
    }
}
