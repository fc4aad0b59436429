using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace TeamsOptOutBot.Links;

/// <summary>
/// ASP.NET Core's data protection over the keys of the answer links, for what the framework puts into cookies and forms: the same
/// for every replica and after a restart. It cannot wait, so whoever comes to it has called <see cref="AnswerKeys.CurrentAsync"/>.
/// </summary>
internal sealed class SealedProtection(AnswerKeys keys, string purpose = "protection/1") : IDataProtector
{
    private const int NameLength = 4;

    private readonly byte[] _purpose = Encoding.UTF8.GetBytes(purpose);

    public IDataProtector CreateProtector(string purpose) => new SealedProtection(keys, $"{Encoding.UTF8.GetString(_purpose)}/{purpose.Length}:{purpose}");

    public byte[] Protect(byte[] plaintext)
    {
        var key = keys.Newest;
        var result = new byte[NameLength + plaintext.Length + SealedBytes.Overhead];
        BinaryPrimitives.WriteInt32BigEndian(result, key.Id);
        SealedBytes.Seal(key.Secret, _purpose, plaintext, result.AsSpan(NameLength));
        return result;
    }

    public byte[] Unprotect(byte[] protectedData)
    {
        if (protectedData.Length < NameLength + SealedBytes.Overhead || keys.Known(BinaryPrimitives.ReadInt32BigEndian(protectedData)) is not { } secret)
        {
            throw new CryptographicException("This was not protected here, or with a key that is gone.");
        }

        return SealedBytes.Open(secret, _purpose, protectedData.AsSpan(NameLength));
    }
}
