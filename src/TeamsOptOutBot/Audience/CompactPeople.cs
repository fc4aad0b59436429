using System.Text;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Storage.Bulk;

namespace TeamsOptOutBot.Audience;

/// <summary>Many people in few bytes: names as UTF-8 in blocks, what repeats (countries, departments) once.</summary>
internal sealed class CompactPeople
{
    private const int BlockSize = 64 * 1024;
    private const byte Null = 0xFF;

    private readonly Dictionary<Guid, (int Block, int Offset)> _places = [];
    private readonly List<byte[]> _blocks = [];
    private readonly Dictionary<string, ushort> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private int _free = BlockSize;

    public bool Contains(Guid id) => _places.ContainsKey(id);

    public void Add(DirectoryPerson person)
    {
        var mail = person.Mail ?? person.UserPrincipalName;
        var size = 2 + Encoding.UTF8.GetByteCount(person.DisplayName) + 3 + Encoding.UTF8.GetByteCount(mail ?? "") + 6;
        if (_free + size > BlockSize)
        {
            _blocks.Add(new byte[Math.Max(BlockSize, size)]);
            _free = 0;
        }

        _places[person.Id] = (_blocks.Count - 1, _free);
        var target = _blocks[^1].AsSpan(_free);
        var written = WriteText(target, person.DisplayName);
        target[written++] = mail is null ? Null : (byte)0;
        written += WriteText(target[written..], mail ?? "");
        foreach (var word in (string?[])[person.Language, person.Country, person.Department])
        {
            BitConverter.TryWriteBytes(target[written..], NumberOf(word));
            written += sizeof(ushort);
        }

        _free += written;
    }

    public ImportedPerson Describe(Guid id, PrivacyProfile profile)
    {
        var (block, offset) = _places[id];
        var source = _blocks[block].AsSpan(offset);
        var name = ReadText(ref source);
        var hasMail = source[0] != Null;
        source = source[1..];
        var mail = ReadText(ref source);
        return new ImportedPerson(id, name, hasMail ? mail : null, ReadWord(ref source), ReadWord(ref source), ReadWord(ref source), profile);
    }

    private static int WriteText(Span<byte> target, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, target[sizeof(ushort)..]);
        BitConverter.TryWriteBytes(target, (ushort)length);
        return sizeof(ushort) + length;
    }

    private static string ReadText(ref Span<byte> source)
    {
        var length = BitConverter.ToUInt16(source);
        var text = Encoding.UTF8.GetString(source.Slice(sizeof(ushort), length));
        source = source[(sizeof(ushort) + length)..];
        return text;
    }

    /// <summary>0: null. Beyond 65,534 different ones (departments by free text) a further one is not kept.</summary>
    private ushort NumberOf(string? word)
    {
        if (word is null)
            return 0;
        if (_numbers.TryGetValue(word, out var number))
            return number;
        if (_words.Count == ushort.MaxValue)
            return 0;
        _words.Add(word);
        return _numbers[word] = (ushort)_words.Count;
    }

    private string? ReadWord(ref Span<byte> source)
    {
        var number = BitConverter.ToUInt16(source);
        source = source[sizeof(ushort)..];
        return number == 0 ? null : _words[number - 1];
    }
}
