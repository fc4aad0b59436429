using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace TeamsOptOutBot.Links;

/// <summary>
/// Puts a text into a link so that nobody else can read, change or make it, for one purpose and until a moment: AES-256-GCM
/// over the end and the text, the purpose authenticated with it.
/// </summary>
internal static class SealedText
{
    private const byte Version = 1;

    public static string Seal(byte[] secret, string purpose, string text, DateTimeOffset until)
    {
        var plain = new byte[8 + Encoding.UTF8.GetByteCount(text)];
        BinaryPrimitives.WriteInt64BigEndian(plain, until.ToUnixTimeSeconds());
        Encoding.UTF8.GetBytes(text, plain.AsSpan(8));
        var result = new byte[1 + plain.Length + SealedBytes.Overhead];
        result[0] = Version;
        SealedBytes.Seal(secret, Encoding.UTF8.GetBytes(purpose), plain, result.AsSpan(1));
        return Base64Url.EncodeToString(result);
    }

    public static Opened Open(byte[] secret, string purpose, string token, DateTimeOffset now)
    {
        // A cut or lengthened link is as forged as a changed one.
        if (!Base64Url.IsValid(token) || Base64Url.DecodeFromChars(token) is not [Version, ..] sealedBytes || sealedBytes.Length < 1 + 8 + SealedBytes.Overhead)
        {
            return new Opened.Forged();
        }

        byte[] plain;
        try
        {
            plain = SealedBytes.Open(secret, Encoding.UTF8.GetBytes(purpose), sealedBytes.AsSpan(1));
        }
        catch (AuthenticationTagMismatchException)
        {
            return new Opened.Forged();
        }

        var until = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(plain));
        return Encoding.UTF8.GetString(plain.AsSpan(8)) is var text && now < until ? new Opened.Text(text) : new Opened.Expired(until, text);
    }
}

/// <summary>What a sealed text turned out to be.</summary>
internal abstract record Opened
{
    private Opened()
    {
    }

    public sealed record Text(string Value) : Opened;

    /// <param name="Value">What it held; good for telling, not for acting.</param>
    public sealed record Expired(DateTimeOffset On, string Value) : Opened;

    /// <summary>Changed, cut, made up, or made by another installation.</summary>
    public sealed record Forged : Opened;
}
