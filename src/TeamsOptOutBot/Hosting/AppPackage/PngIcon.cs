using System.Buffers.Binary;
using System.IO.Compression;

namespace TeamsOptOutBot.Hosting.AppPackage;

/// <summary>A PNG picture as far as Teams' rules for icons ask: its size, and the pixels of an RGBA one.</summary>
internal sealed class PngIcon
{
    private const byte Rgba = 6;
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    private PngIcon(int width, int height, byte[]? pixels) => (Width, Height, Pixels) = (width, height, pixels);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Red, green, blue, alpha, row by row; null when the picture is not of eight bits a channel with transparency.</summary>
    public byte[]? Pixels { get; }

    /// <returns>Null when it is no PNG.</returns>
    public static PngIcon? Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
            return null;
        var (width, height, format) = (0, 0, (Bits: 0, Colours: 0, Interlaced: 0));
        var ended = false;
        using var packed = new MemoryStream();
        for (var rest = file[Signature.Length..]; rest.Length >= 12;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest);
            if (length < 0 || length > rest.Length - 12)
                return null;
            var kind = rest.Slice(4, 4);
            var data = rest.Slice(8, length);
            if (kind.SequenceEqual("IHDR"u8) && length >= 13)
                (width, height, format) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]), (data[8], data[9], data[12]));
            else if (kind.SequenceEqual("IDAT"u8))
                packed.Write(data);
            else if (kind.SequenceEqual("IEND"u8))
                ended = true;
            rest = rest[(12 + length)..];
        }

        if (!ended || width is <= 0 or > 4096 || height is <= 0 or > 4096)
            return null;
        packed.Position = 0;
        return new PngIcon(width, height, format is { Bits: 8, Colours: Rgba, Interlaced: 0 } ? Unpack(packed, width, height) : null);
    }

    private static byte[]? Unpack(Stream packed, int width, int height)
    {
        var row = width * 4;
        var lines = new byte[(row + 1) * height];
        try
        {
            using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
            unpacked.ReadExactly(lines);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return null;
        }

        var pixels = new byte[row * height];
        for (var y = 0; y < height; y++)
        {
            var filter = lines[y * (row + 1)];
            for (var x = 0; x < row; x++)
            {
                int left = x >= 4 ? pixels[(y * row) + x - 4] : 0;
                int above = y > 0 ? pixels[((y - 1) * row) + x] : 0;
                int corner = x >= 4 && y > 0 ? pixels[((y - 1) * row) + x - 4] : 0;
                var predicted = filter switch { 0 => 0, 1 => left, 2 => above, 3 => (left + above) / 2, _ => Paeth(left, above, corner) };
                pixels[(y * row) + x] = (byte)(lines[(y * (row + 1)) + 1 + x] + predicted);
            }
        }

        return pixels;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
