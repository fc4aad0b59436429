using System.Globalization;
using System.Text;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Commands.Grammar;

/// <summary>
/// What people write for each command, in every language at once, since people mix them and Teams sends the localised title of a
/// command back as text. Neither case nor accents matter. A word may hold spaces ("my data").
/// </summary>
internal sealed class CommandWords
{
    private readonly TextCatalogue texts;
    private readonly Dictionary<string, CommandVerb> verbs = new(StringComparer.Ordinal);

    /// <exception cref="TextCatalogueException">Two commands share a word, or a command has none.</exception>
    public CommandWords(TextCatalogue texts)
    {
        this.texts = texts;
        var (taken, faults) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        foreach (var language in texts.Languages)
        {
            foreach (var (command, words) in language.Words)
            {
                faults.AddRange(words.Where(word => !taken.TryAdd(Fold(word), command) && taken[Fold(word)] != command)
                    .Select(word => $"texts/{language.Tag}.json: words.{command}: “{word}” is a word of {taken[Fold(word)]} already."));
            }
        }

        foreach (var info in CommandInfo.All)
        {
            var words = texts.Languages.SelectMany(language => language.Words.GetValueOrDefault(info.WordKey) ?? []).Select(Fold).Distinct(StringComparer.Ordinal).ToList();
            words.ForEach(word => verbs.TryAdd(word, info.Verb));
            if (words.Count == 0)
                faults.Add($"texts/{SupportedLanguages.Fallback}.json: the key words.{info.WordKey} is missing.");
        }

        if (faults.Count > 0)
            throw new TextCatalogueException(string.Join(Environment.NewLine, faults));
        MostSpaces = verbs.Keys.Max(word => word.Count(character => character == ' '));
    }

    /// <summary>Of the word with the most parts.</summary>
    public int MostSpaces { get; }

    public IEnumerable<string> Known => verbs.Keys;

    public CommandVerb? Find(string word) => verbs.TryGetValue(Fold(word), out var verb) ? verb : null;

    /// <summary>The word that a reader of this language is shown.</summary>
    public string Shown(CommandVerb verb, string language) => texts.Word(CommandInfo.WordKeyOf(verb), language);

    private static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var character in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToUpperInvariant(character));
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }
}
