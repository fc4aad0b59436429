namespace TeamsOptOutBot.Simulator.Bots;

/// <summary>What the bot prints: into a file, the last lines kept for the person who asks why it does not start.</summary>
internal sealed class BotOutput(string path) : IDisposable
{
    private const int Kept = 30;

    private readonly Lock _lock = new();
    private readonly Queue<string> _last = new();
    private readonly StreamWriter _file = new(path, append: true) { AutoFlush = true };
    private bool _closed;

    public void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            _file.WriteLine(line);
            _last.Enqueue(line);
            if (_last.Count > Kept)
            {
                _last.Dequeue();
            }
        }
    }

    public string LastLines()
    {
        lock (_lock)
        {
            return string.Join('\n', _last);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            _file.Dispose();
        }
    }
}
