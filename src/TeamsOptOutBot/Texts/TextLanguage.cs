using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Texts;

/// <summary>The texts of one language.</summary>
internal sealed class TextLanguage
{
    private readonly Dictionary<string, Forms> texts = new(StringComparer.Ordinal);

    private sealed record Forms(string One, string Other);

    public CultureInfo Culture { get; private set; } = CultureInfo.InvariantCulture;

    public string DatePattern => texts["format.date"].Other;

    public string TimePattern => texts["format.time"].Other;

    /// <summary>Plain UTC needs no offset behind it.</summary>
    public string UtcTimePattern => TimePattern.Replace("zzz", "", StringComparison.Ordinal);

    public static TextLanguage Read(JsonLines file, List<string> faults)
    {
        var language = new TextLanguage();
        foreach (var (key, value) in file.Root)
        {
            if (value?.GetValueKind() == JsonValueKind.String)
            {
                language.texts[key] = new Forms(value.GetValue<string>(), value.GetValue<string>());
            }
            else if (value is JsonObject { Count: 2 } forms && Text(forms, "one") is { } one && Text(forms, "other") is { } other)
            {
                language.texts[key] = new Forms(one, other);
            }
            else
            {
                faults.Add($"{file.At(key)}: a text is a string, or an object with one and other.");
            }
        }

        foreach (var key in new[] { "format.culture", "format.date", "format.time", "format.list" }.Where(key => !language.Has(key)))
        {
            faults.Add($"{file.File}(1): the key {key} is missing.");
        }

        if (language.texts.TryGetValue("format.culture", out var name))
        {
            language.Culture = CultureInfo.GetCultureInfo(name.Other);
        }

        return language;
    }

    public bool Has(string key) => texts.ContainsKey(key);

    /// <summary>The form for the argument <c>count</c>.</summary>
    public string Find(string key, ReadOnlySpan<(string Name, object Value)> args)
    {
        if (!texts.TryGetValue(key, out var forms))
        {
            throw new KeyNotFoundException($"There is no text {key}.");
        }

        foreach (var (name, value) in args)
        {
            if (name == "count" && value is 1 or 1L)
            {
                return forms.One;
            }
        }

        return forms.Other;
    }

    private static string? Text(JsonObject forms, string name) =>
        forms[name] is { } node && node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
