using System.Collections.Concurrent;
using PdfSharp.Fonts;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Documents.Pdf;

/// <summary>The typefaces of the documents: one for the alphabets of Europe, one for Chinese. Read when first needed.</summary>
internal sealed class DocumentFonts
{
    /// <summary>Drawn for a letter that no typeface has: better a box than a letter missing without a sign.</summary>
    private const string Missing = "□";

    private static readonly string[] Files = ["NotoSans_400Regular.ttf", "NotoSans_700Bold.ttf", "NotoSansHK_400Regular.ttf", "NotoSansHK_700Bold.ttf"];

    private readonly string folder;
    private readonly ConcurrentDictionary<string, TrueTypeFont> read = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, string>? paths;

    public DocumentFonts(string folder) => this.folder = folder;

    /// <summary>What is wrong; null when PDFs can be made. Looked at anew until the files are there.</summary>
    public string? Trouble()
    {
        if (paths is not null)
        {
            return null;
        }

        var found = Directory.Exists(folder)
            ? Files.Select(name => (name, path: Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories).FirstOrDefault())).Where(file => file.path is not null).ToDictionary(file => file.name, file => file.path!, StringComparer.Ordinal)
            : [];
        if (Files.Where(name => !found.ContainsKey(name)).ToList() is [_, ..] missing)
        {
            return $"{string.Join(", ", missing)} not found in {folder}";
        }

        paths = found;
        return null;
    }

    /// <summary>The typeface in which a text of that language is set, and the other for what it lacks.</summary>
    public (string First, string Second) Families(string language) =>
        language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? (Face.Hong, Face.Latin) : (Face.Latin, Face.Hong);

    /// <summary>Cuts a text where the typeface changes. Letters that neither has become a box.</summary>
    public IEnumerable<(string Text, string Family)> Runs(string text, string language, bool bold)
    {
        var (first, second) = Families(language);
        var (run, family) = ("", first);
        foreach (var rune in text.EnumerateRunes().Where(rune => rune.Value != UnbrokenText.Joiner))
        {
            var wanted = Font(first, bold).Has(rune.Value) ? first : Font(second, bold).Has(rune.Value) ? second : null;
            var letter = wanted is null ? Missing : rune.ToString();
            wanted ??= Face.Hong;
            if (wanted != family && run.Length > 0)
            {
                yield return (run, family);
                run = "";
            }

            (run, family) = (run + letter, wanted);
        }

        if (run.Length > 0)
        {
            yield return (run, family);
        }
    }

    /// <summary>How wide a text of one point is.</summary>
    public double Width(string text, string language, bool bold) =>
        Runs(text, language, bold).Sum(run => run.Text.EnumerateRunes().Sum(rune => Font(run.Family, bold).Width(rune.Value)));

    private TrueTypeFont Font(string family, bool bold) => read.GetOrAdd(Face.File(family, bold), name =>
    {
        var path = (paths ?? throw new InvalidOperationException("The fonts are not there: " + Trouble()))[name];
        var bytes = File.ReadAllBytes(path);
        Face.Register(name, bytes);
        return new TrueTypeFont(bytes);
    });

    /// <summary>What PDFsharp asks for a typeface; it has one such place in a process.</summary>
    internal sealed class Face : IFontResolver
    {
        public const string Latin = "Noto Sans";
        public const string Hong = "Noto Sans HK";

        private static readonly ConcurrentDictionary<string, byte[]> Loaded = new(StringComparer.Ordinal);

        private Face()
        {
        }

        public static string File(string family, bool bold) => Files[(family == Hong ? 2 : 0) + (bold ? 1 : 0)];

        public static void Register(string name, byte[] bytes)
        {
            Loaded.TryAdd(name, bytes);
            lock (Loaded)
            {
                GlobalFontSettings.FontResolver ??= new Face();
            }
        }

        public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(File(familyName, isBold));

        public byte[]? GetFont(string faceName) => Loaded.GetValueOrDefault(faceName);
    }
}
