using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace TeamsOptOutBot.Simulator.Teams;

/// <summary>Keeps one object per distinct content.</summary>
internal sealed class ContentPool
{
    private readonly ConcurrentDictionary<string, MessageContent> _byHash = new(StringComparer.Ordinal);

    public MessageContent Get(string? text, byte[]? card)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(text ?? ""));
        hash.AppendData([0]);
        hash.AppendData(card ?? []);
        var key = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12));
        return _byHash.TryGetValue(key, out var known)
            ? known
            : _byHash.GetOrAdd(key, new MessageContent(text, card is null ? null : (ReadOnlyMemory<byte>?)card, key));
    }
}
