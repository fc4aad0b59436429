using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using TeamsOptOutBot.Links;
using TeamsOptOutBot.Tests.Storage;
using Xunit;

namespace TeamsOptOutBot.Tests.Links;

/// <summary>What the framework puts into cookies and forms, under the keys that all replicas share.</summary>
public sealed class SealedProtectionTests : IAsyncLifetime
{
    private static readonly byte[] Plain = [1, 2, 3];
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero));
    private SqliteFolder _folder = null!;

    public async ValueTask InitializeAsync() => _folder = await SqliteFolder.CreateAsync();

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task Another_replica_reads_it_for_the_same_purpose_alone()
    {
        var sealedBytes = (await ReplicaAsync()).CreateProtector("state", "v1").Protect(Plain);

        var other = await ReplicaAsync();
        other.CreateProtector("state", "v1").Unprotect(sealedBytes).ShouldBe(Plain);
        foreach (var purpose in new[] { other.CreateProtector("state"), other.CreateProtector("state", "v2"), other.CreateProtector("statev1"), other.CreateProtector("state/2:v1") })
        {
            Should.Throw<CryptographicException>(() => purpose.Unprotect(sealedBytes));
        }
    }

    [Fact]
    public async Task What_was_sealed_before_the_keys_changed_is_read_after_it()
    {
        var sealedBytes = (await ReplicaAsync()).CreateProtector("form").Protect(Plain);
        _clock.Advance(TimeSpan.FromHours(2));

        var next = (await ReplicaAsync()).CreateProtector("form");
        next.Unprotect(sealedBytes).ShouldBe(Plain);
        next.Protect(Plain).AsSpan(0, 4).ToArray().ShouldNotBe(sealedBytes.AsSpan(0, 4).ToArray());
    }

    [Fact]
    public async Task Whatever_was_changed_or_cut_is_refused()
    {
        var protector = (await ReplicaAsync()).CreateProtector("form");
        var sealedBytes = protector.Protect(Plain);
        for (var at = 0; at < sealedBytes.Length; at++)
        {
            var changed = sealedBytes.ToArray();
            changed[at] ^= 1;
            Should.Throw<CryptographicException>(() => protector.Unprotect(changed));
            Should.Throw<CryptographicException>(() => protector.Unprotect(sealedBytes[..at]));
        }
    }

    private async Task<IDataProtectionProvider> ReplicaAsync()
    {
        var keys = new AnswerKeys(_folder.Reader, _folder.Writer, _clock);
        await keys.CurrentAsync(CancellationToken.None);
        return new SealedProtection(keys);
    }
}
