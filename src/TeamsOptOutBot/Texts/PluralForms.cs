using System.Globalization;
using ICU4N.Globalization;
using ICU4N.Text;

namespace TeamsOptOutBot.Texts;

/// <summary>Which form a number takes in a language, by Unicode's CLDR: <c>one</c> and <c>other</c> in English, <c>few</c> and <c>many</c> besides in Polish.</summary>
internal sealed class PluralForms
{
    private readonly PluralRules rules;

    private PluralForms(PluralRules rules) => this.rules = rules;

    /// <summary>The forms that the language has, in the order in which they are written.</summary>
    public IEnumerable<string> Categories => new[] { "zero", "one", "two", "few", "many", "other" }.Where(rules.Keywords.Contains);

    public static PluralForms Of(CultureInfo culture) => new(PluralRules.GetInstance(new UCultureInfo(culture.Name)));

    public string Select(long number) => rules.Select(number);
}
