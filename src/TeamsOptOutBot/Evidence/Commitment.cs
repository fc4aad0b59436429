using System.Security.Cryptography;
using System.Text;

namespace TeamsOptOutBot.Evidence;

/// <summary>
/// A salted hash that stands for a row in the evidence chain. Erasing the salt erases the person from the chain and
/// leaves the chain verifiable.
/// </summary>
internal static class Commitment
{
    public const int SaltLength = 16;

    /// <summary>SHA-256 over salt and the fields, each preceded by its length, so that no two rows share an encoding.</summary>
    public static byte[] Of(ReadOnlySpan<byte> salt, params ReadOnlySpan<string> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltLength);
}
