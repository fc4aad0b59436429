using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TeamsOptOutBot.Simulator.Directory;

/// <summary>Ids that look random and are the same for the same seed.</summary>
internal sealed class StableIds(int seed)
{
    public Guid NewGuid(string kind, long number = 0)
    {
        var bytes = Hash(kind, number)[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public string NewToken(string kind, int bytes, long number = 0) => Base64Url.EncodeToString(Hash(kind, number).AsSpan(0, bytes));

    private byte[] Hash(string kind, long number) =>
        SHA512.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}:{kind}:{number}")));
}
