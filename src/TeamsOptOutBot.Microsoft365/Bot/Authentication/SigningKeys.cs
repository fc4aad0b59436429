using System.Text.Json;
using Microsoft.Extensions.Logging;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Microsoft365.Bot.Authentication;

/// <summary>
/// The issuer's keys by kid, kept in memory. They are read again every 24 hours, and for an unknown kid, but then at most
/// once a minute: the JavaScript SDK's hour would turn genuine activities away that long after a rotation, and without a
/// bound everybody who invents kids would make us ask the service each time. When a reading fails the old keys stay.
/// </summary>
internal sealed partial class SigningKeys(OpenIdMetadataClient metadata, CloudAddresses cloud, WireClock clock, ILogger<SigningKeys> logger) : IDisposable
{
    public static readonly TimeSpan RefreshInterval = TimeSpan.FromHours(24);

    /// <summary>Least time between two readings that were not due.</summary>
    public static readonly TimeSpan UnknownKeyInterval = TimeSpan.FromMinutes(1);

    /// <summary>Least time between two readings while no key is known: a bot started before its network is up must get on quickly.</summary>
    public static readonly TimeSpan FirstReadInterval = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private State _state = new([], ReadAt: null, TriedAt: null, Failure: null);

    /// <returns>Null when the issuer has no such key.</returns>
    /// <exception cref="SigningKeysUnavailableException">No key was ever read.</exception>
    public async Task<SigningKey?> FindAsync(string? keyId, CancellationToken cancellationToken)
    {
        if (keyId is null)
            return null;

        if (MustRead(keyId))
            await ReadOnceAsync(keyId, cancellationToken);

        var state = Volatile.Read(ref _state);
        if (state.Keys.Count == 0)
            throw new SigningKeysUnavailableException(state.Failure ?? new InvalidOperationException("No key was read."));
        return state.Keys.GetValueOrDefault(keyId);
    }

    public void Dispose() => _reading.Dispose();

    private bool MustRead(string keyId)
    {
        var state = Volatile.Read(ref _state);
        var now = clock.Time.GetUtcNow();
        if (state.Keys.Count == 0)
            return state.TriedAt is null || now - state.TriedAt >= FirstReadInterval;

        var wanted = !state.Keys.ContainsKey(keyId) || now - state.ReadAt >= RefreshInterval;
        return wanted && now - state.TriedAt >= UnknownKeyInterval;
    }

    private async Task ReadOnceAsync(string keyId, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (MustRead(keyId))
                Volatile.Write(ref _state, await ReadAsync(_state, cancellationToken));
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<State> ReadAsync(State before, CancellationToken cancellationToken)
    {
        var now = clock.Time.GetUtcNow();
        try
        {
            var keys = await metadata.ReadKeysAsync(cancellationToken);
            Log.KeysRead(logger, keys.Count);
            return new State(keys, ReadAt: now, TriedAt: now, Failure: null);
        }
        catch (Exception failure) when (IsReadFailure(failure, cancellationToken))
        {
            var host = new Uri(cloud.OpenIdMetadataUrl).Authority;
            if (before.Keys.Count == 0)
                Log.NoKeys(logger, failure, host);
            else
                Log.OldKeysKept(logger, failure, host);
            return before with { TriedAt = now, Failure = failure };
        }
    }

    private static bool IsReadFailure(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException or IOException or JsonException or InvalidDataException
        || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private sealed record State(Dictionary<string, SigningKey> Keys, DateTimeOffset? ReadAt, DateTimeOffset? TriedAt, Exception? Failure);

    private static partial class Log
    {
        [LoggerMessage(100, LogLevel.Information, "Read {Count} signing keys of the Bot Framework service")]
        public static partial void KeysRead(ILogger logger, int count);

        [LoggerMessage(101, LogLevel.Error, "The signing keys cannot be read from {Host}: no activity can be let in until they are. Is the address right (Microsoft365:OpenIdMetadataUrl) and reachable from here?")]
        public static partial void NoKeys(ILogger logger, Exception failure, string host);

        [LoggerMessage(102, LogLevel.Warning, "The signing keys cannot be read again from {Host}; the old ones stay in use")]
        public static partial void OldKeysKept(ILogger logger, Exception failure, string host);
    }
}
