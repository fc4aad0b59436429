namespace TeamsOptOutBot.Texts;

/// <summary>One text of one language: the same always, or in forms that one argument chooses.</summary>
/// <param name="By">The whole-number argument that chooses the form.</param>
/// <param name="Forms">The forms by CLDR category; a text that is always the same has <c>other</c> alone.</param>
internal sealed record Text(string By, IReadOnlyDictionary<string, string> Forms)
{
    public const string Other = "other";

    public static Text Always(string text) => new("", new Dictionary<string, string>(StringComparer.Ordinal) { [Other] = text });

    /// <exception cref="KeyNotFoundException">The argument that chooses the form did not come, or is no whole number.</exception>
    public string Choose(string key, PluralForms forms, ReadOnlySpan<(string Name, object Value)> args)
    {
        if (By.Length == 0)
        {
            return Forms[Other];
        }

        foreach (var (name, value) in args)
        {
            if (name == By && value is int or long)
            {
                return Forms[forms.Select(value is int number ? number : (long)value)];
            }
        }

        throw new KeyNotFoundException($"The text {key} chooses its form by {{{By}}}, and no whole number of that name came.");
    }
}
