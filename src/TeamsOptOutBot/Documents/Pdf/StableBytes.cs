using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace TeamsOptOutBot.Documents.Pdf;

/// <summary>
/// Replaces what PDFsharp draws by lot or from the clock (the tags of font subsets, names of annotations, the file's id) by
/// what follows from the content, in the same length, so that the same document is the same file and no offset moves.
/// </summary>
internal static partial class StableBytes
{
    public static byte[] Of(byte[] pdf)
    {
        // Latin 1 keeps every byte as one character.
        var text = Encoding.Latin1.GetString(pdf);
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        text = SubsetTag().Replace(text, match => Tag(tags, match.Groups["tag"].Value) + "+Noto");
        var links = 0;
        text = Name().Replace(text, _ => $"/NM({new Guid(links++, 0, 0, new byte[8]):D})");
        text = Changed().Replace(text, "/M(D:20000101000000+00'00')");
        text = WithSoundMetadata(text);
        text = FileId().Replace(text, $"/ID[<{new string('0', 32)}><{new string('0', 32)}>]");
        var id = Convert.ToHexString(SHA256.HashData(Encoding.Latin1.GetBytes(text)).AsSpan(0, 16));
        text = FileId().Replace(text, $"/ID[<{id}><{id}>]");
        return Encoding.Latin1.GetBytes(text);
    }

    /// <summary>PDFsharp writes a name into the XML of the metadata as it is. The ids there, which mean nothing here, make room for the escapes.</summary>
    private static string WithSoundMetadata(string text)
    {
        var (begin, end) = (text.IndexOf("<x:xmpmeta", StringComparison.Ordinal), text.IndexOf("</x:xmpmeta>", StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            return text;
        }

        var xml = text[begin..end];
        var plain = Ids().Replace(xml, "");
        var escaped = plain.Replace("&", "&amp;", StringComparison.Ordinal);
        if (escaped.Length > xml.Length)
        {
            escaped = plain.Replace('&', '+');
        }

        return text[..begin] + escaped.PadRight(xml.Length) + text[end..];
    }

    private static string Tag(Dictionary<string, string> tags, string drawn)
    {
        if (!tags.TryGetValue(drawn, out var tag))
        {
            tags[drawn] = tag = "AAAAA" + (char)('A' + tags.Count);
        }

        return tag;
    }

    [GeneratedRegex(@"(?<tag>[A-Z]{6})\+Noto", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SubsetTag();

    [GeneratedRegex(@"/NM\([0-9a-f-]{36}\)", RegexOptions.None, 5000)]
    private static partial Regex Name();

    [GeneratedRegex(@"/M\(D:[0-9]{14}[+-][0-9]{2}'[0-9]{2}'\)", RegexOptions.None, 5000)]
    private static partial Regex Changed();

    [GeneratedRegex("<rdf:Description rdf:about=\"\" xmlns:xmpMM=.*?</rdf:Description>", RegexOptions.Singleline, 5000)]
    private static partial Regex Ids();

    [GeneratedRegex(@"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]", RegexOptions.None, 5000)]
    private static partial Regex FileId();
}
