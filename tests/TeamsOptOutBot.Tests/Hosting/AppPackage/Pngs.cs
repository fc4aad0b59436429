using System.Buffers.Binary;
using System.IO.Compression;

namespace TeamsOptOutBot.Tests.Hosting.AppPackage;

/// <summary>Writes pictures for the tests of the icon rules.</summary>
internal static class Pngs
{
    public static byte[] Of(int width, int height, Func<int, int, (int R, int G, int B, int A)> dot)
    {
        using var lines = new MemoryStream();
        using (var packed = new ZLibStream(lines, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                packed.WriteByte(0);
                for (var x = 0; x < width; x++)
                {
                    var (r, g, b, a) = dot(x, y);
                    packed.Write([(byte)r, (byte)g, (byte)b, (byte)a]);
                }
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 6);
        return [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, lines.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>Without a true checksum, which the rules do not read.</summary>
    private static byte[] Chunk(ReadOnlySpan<byte> kind, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        kind.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        return chunk;
    }
}
