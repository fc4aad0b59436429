using System.Buffers.Binary;

namespace TeamsOptOutBot.Documents.Pdf;

/// <summary>What the layout asks of a TrueType file: which letters it has and how wide they are (OpenType 1.9: cmap, hmtx).</summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] file;
    private readonly Dictionary<string, int> tables = new(StringComparer.Ordinal);
    private readonly int unitsPerEm;
    private readonly int widths;
    private readonly int cmap;
    private readonly int format;

    /// <exception cref="InvalidDataException">It is no TrueType file, or has no table of Unicode letters.</exception>
    public TrueTypeFont(byte[] file)
    {
        this.file = file;
        var version = file.Length < 12 ? 0 : U32(0);
        if (version is not (0x00010000 or 0x74727565))
        {
            throw new InvalidDataException("it is no TrueType font (glyf outlines)");
        }

        for (var index = 0; index < U16(4); index++)
        {
            var record = 12 + (16 * index);
            tables[System.Text.Encoding.ASCII.GetString(file, record, 4)] = (int)U32(record + 8);
        }

        unitsPerEm = U16(Table("head") + 18);
        widths = U16(Table("hhea") + 34);
        (cmap, format) = FindUnicode();
    }

    public bool Has(int codePoint) => Glyph(codePoint) != 0;

    /// <summary>Width in parts of the font's size.</summary>
    public double Width(int codePoint)
    {
        var glyph = Math.Min(Glyph(codePoint), widths - 1);
        return (double)U16(Table("hmtx") + (4 * glyph)) / unitsPerEm;
    }

    private (int Offset, int Format) FindUnicode()
    {
        var start = Table("cmap");
        var found = (Offset: 0, Format: 0);
        for (var index = 0; index < U16(start + 2); index++)
        {
            var record = start + 4 + (8 * index);
            var offset = start + (int)U32(record + 4);
            if ((U16(record), U16(record + 2)) is (0, _) or (3, 1) or (3, 10) && U16(offset) is var kind and (4 or 12) && kind > found.Format)
            {
                found = (offset, kind);
            }
        }

        return found.Format > 0 ? found : throw new InvalidDataException("it has no table of Unicode letters");
    }

    private int Glyph(int codePoint) => format == 12 ? FromGroups(codePoint) : FromSegments(codePoint);

    private int FromGroups(int codePoint)
    {
        var (low, high) = (0, (int)U32(cmap + 12) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var group = cmap + 16 + (12 * middle);
            if (codePoint < U32(group))
            {
                high = middle - 1;
            }
            else if (codePoint > U32(group + 4))
            {
                low = middle + 1;
            }
            else
            {
                return (int)(U32(group + 8) + (uint)codePoint - U32(group));
            }
        }

        return 0;
    }

    private int FromSegments(int codePoint)
    {
        var doubled = U16(cmap + 6);
        for (var at = 0; at < doubled; at += 2)
        {
            if (codePoint > U16(cmap + 14 + at))
            {
                continue;
            }

            var start = U16(cmap + 16 + doubled + at);
            if (codePoint < start)
            {
                return 0;
            }

            var delta = U16(cmap + 16 + (2 * doubled) + at);
            var place = cmap + 16 + (3 * doubled) + at;
            var range = U16(place);
            var glyph = range == 0 ? codePoint : U16(place + range + (2 * (codePoint - start)));
            return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
        }

        return 0;
    }

    private int Table(string name) => tables.TryGetValue(name, out var offset) ? offset : throw new InvalidDataException($"its table {name} is missing");

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at, 2));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at, 4));
}
