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

    /// <summary>Grouped in thousands; Spanish and Polish begin with ten thousand.</summary>
    public string Format(long number) => number.ToString(number is > -10_000 and < 10_000 && Culture.TwoLetterISOLanguageName is "es" or "pl" ? "F0" : "N0", Culture);

    public string Format(DateOnly date, bool unbroken = false)
    {
        var text = date.ToString(OnDay(TextKeys.FormatDate, date.Day), Culture);
        return unbroken ? UnbrokenText.Of(text) : text;
    }

    /// <summary>Plain UTC needs no offset behind it. A line may break between the day and the time.</summary>
    public string Format(DateTimeOffset time, bool unbroken = false)
    {
        var pattern = OnDay(TextKeys.FormatTime, time.Day);
        var text = time.ToString(time.Offset == TimeSpan.Zero ? pattern.Replace("zzz", "", StringComparison.Ordinal) : pattern, Culture);
        if (!unbroken || pattern.IndexOf('H', StringComparison.Ordinal) is not (> 0 and var hour))
        {
            return unbroken ? UnbrokenText.Of(text) : text;
        }

        var day = time.ToString(pattern[..hour], Culture);
        return UnbrokenText.Of(day.TrimEnd()) + day[day.TrimEnd().Length..] + UnbrokenText.Of(text[day.Length..]);
    }

    /// <summary>As the language writes the time of a moment; where it names the hours (9 h), a full one has no minutes.</summary>
    public string Format(TimeOnly time, bool unbroken = false)
    {
        var moment = Shape(TextKeys.FormatTime)!;
        var pattern = moment[Math.Max(moment.IndexOf('H', StringComparison.Ordinal), 0)..].Replace("'UTC'zzz", "", StringComparison.Ordinal).Trim();
        var text = time.ToString(time.Minute == 0 && pattern.Contains("'h'", StringComparison.Ordinal) ? "H\u00A0'h'" : pattern, Culture);
        return unbroken ? UnbrokenText.Of(text) : text;
    }

    /// <summary>A month of a year, where the day is not known.</summary>
    public string FormatMonth(DateOnly month) => UnbrokenText.Of(month.ToString("Y", Culture));

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
