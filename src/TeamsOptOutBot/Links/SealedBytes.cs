using System.Security.Cryptography;

namespace TeamsOptOutBot.Links;

/// <summary>AES-256-GCM: nonce, cipher and tag, one behind the other.</summary>
internal static class SealedBytes
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>By so much what is sealed is longer than what it holds.</summary>
    public const int Overhead = NonceLength + TagLength;

    /// <param name="target">As long as <paramref name="plain"/> and <see cref="Overhead"/>.</param>
    /// <param name="purpose">Authenticated with it, so that what was sealed for one purpose opens for no other.</param>
    public static void Seal(byte[] secret, ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> plain, Span<byte> target)
    {
        var nonce = target[..NonceLength];
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(secret, TagLength);
        cipher.Encrypt(nonce, plain, target[NonceLength..^TagLength], target[^TagLength..], purpose);
    }

    /// <exception cref="AuthenticationTagMismatchException">It was changed, or sealed with another secret or for another purpose.</exception>
    public static byte[] Open(byte[] secret, ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> sealedBytes)
    {
        var plain = new byte[sealedBytes.Length - Overhead];
        using var cipher = new AesGcm(secret, TagLength);
        cipher.Decrypt(sealedBytes[..NonceLength], sealedBytes[NonceLength..^TagLength], sealedBytes[^TagLength..], plain, purpose);
        return plain;
    }
}
