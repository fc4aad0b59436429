using System.Globalization;

namespace TeamsOptOutBot.Texts;

/// <summary>The texts of one language, as its file has them.</summary>
internal sealed class TextLanguage(string tag, CultureInfo culture, IReadOnlyDictionary<string, Text> texts, IReadOnlyDictionary<string, string[]> words)
{
    private readonly Lazy<PluralForms> plurals = new(() => PluralForms.Of(culture));

    public string Tag => tag;

    public CultureInfo Culture => culture;

    /// <summary>The language whose region this one is; what it does not say differently is said there.</summary>
    public TextLanguage? Parent { get; set; }

    public string Format(DateOnly date) => date.ToString(OnDay(TextKeys.FormatDate, date.Day), Culture);

    /// <summary>Plain UTC needs no offset behind it.</summary>
    public string Format(DateTimeOffset time)
    {
        var pattern = OnDay(TextKeys.FormatTime, time.Day);
        return time.ToString(time.Offset == TimeSpan.Zero ? pattern.Replace("zzz", "", StringComparison.Ordinal) : pattern, Culture);
    }

    /// <summary>What people write for each command; the first word is the one shown to them.</summary>
    public IReadOnlyDictionary<string, string[]> Words => words;

    public IReadOnlyDictionary<string, Text> Texts => texts;

    public bool Has(string key) => texts.ContainsKey(key);

    public string Find(string key, ReadOnlySpan<(string Name, object Value)> args) =>
        texts.TryGetValue(key, out var text)
            ? text.Choose(key, plurals.Value, args)
            : throw new KeyNotFoundException($"There is no text {key}.");

    /// <summary>Some languages write the first of a month as an ordinal number: 1er décembre.</summary>
    private string OnDay(string key, int day) =>
        Shape(key)! is var pattern && day == 1 && pattern.StartsWith('d') && !pattern.StartsWith("dd", StringComparison.Ordinal)
            ? (Shape(TextKeys.FormatFirstDay) ?? "d") + pattern[1..]
            : pattern;

    /// <summary>What the language or its parent says of how something is written.</summary>
    private string? Shape(string key) => texts.TryGetValue(key, out var pattern) ? pattern.Forms[Text.Other] : Parent?.Shape(key);
}
