using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Microsoft365.Bot.Endpoint;

/// <summary>
/// How many requests without a valid token are told what is wrong with them: so many a minute of one address, so many a
/// second in all. Only refused requests count: Microsoft's own calls pass whatever strangers do, behind a proxy too, where
/// everybody comes from one address.
/// </summary>
internal sealed partial class StrangerLimits(WireClock clock, ILogger<StrangerLimits> logger, int perMinuteAndAddress = StrangerLimits.MinuteAndAddress, int perSecond = StrangerLimits.SecondInAll) : IDisposable
{
    public const int MinuteAndAddress = 60;
    public const int SecondInAll = 50;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>In all comes first, so that a flood from many addresses makes no more limiters than it allows.</summary>
    private readonly PartitionedRateLimiter<string> _limits = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetTokenBucketLimiter(
            "all", _ => new TokenBucketRateLimiterOptions { TokenLimit = perSecond, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 })),
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(
            address, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinuteAndAddress, Window = Minute, QueueLimit = 0 })));

    private readonly Lock _telling = new();
    private long? _told;

    /// <returns>After how long to come again; null while the limits are kept.</returns>
    public TimeSpan? WaitOf(IPAddress? address)
    {
        using var lease = _limits.AttemptAcquire(Neighbourhood(address));
        if (lease.IsAcquired)
            return null;
        Tell();
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Minute;
    }

    public void Dispose() => _limits.Dispose();

    /// <summary>Whoever has an IPv6 address has the 2^64 beside it.</summary>
    private static string Neighbourhood(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => BinaryPrimitives.ReadUInt64BigEndian(address.GetAddressBytes()).ToString("x16", CultureInfo.InvariantCulture),
        _ => address.MapToIPv4().ToString(),
    };

    /// <summary>Once a minute: a flood of requests must not become one of log lines.</summary>
    private void Tell()
    {
        lock (_telling)
        {
            if (_told is { } at && clock.Time.GetElapsedTime(at) < Minute)
                return;
            _told = clock.Time.GetTimestamp();
        }

        Log.TooMany(logger);
    }

    private static partial class Log
    {
        [LoggerMessage(141, LogLevel.Warning, "Requests without a valid token come faster than they are answered one by one; the rest is answered with 429. Requests with a valid token are not affected.")]
        public static partial void TooMany(ILogger logger);
    }
}
