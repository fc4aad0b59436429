using System.Globalization;
using System.Text;

namespace TeamsOptOutBot.Simulator.Directory;

/// <summary>Makes accounts with names, mails and ids. The same seed and order give the same people.</summary>
internal sealed class PersonFactory(StableIds ids, Random random, string domain)
{
    private static readonly string[] Agencies = ["talentbridge.example", "hirewell.example", "pagecraft.example"];

    private readonly Dictionary<string, int> _localParts = new(StringComparer.OrdinalIgnoreCase);
    private long _number;

    public Person Create(string department, string jobTitle, bool guest = false)
    {
        var country = DrawCountry();
        var given = country.GivenNames[random.Next(country.GivenNames.Length)];
        var surname = country.Surnames[random.Next(country.Surnames.Length)];

        // For a small company nobody needs a number in their address.
        for (var retry = 0; retry < 20 && _localParts.ContainsKey(LocalPart(given, surname)); retry++)
        {
            given = country.GivenNames[random.Next(country.GivenNames.Length)];
            surname = country.Surnames[random.Next(country.Surnames.Length)];
        }

        var language = random.Next(40) == 0 ? null : country.Languages[random.Next(country.Languages.Length)];
        return Create(given, surname, country, language, department, jobTitle, guest, withoutUsageLocation: random.Next(60) == 0);
    }

    public Person Create(
        string given, string surname, Country country, string? language, string department, string jobTitle,
        bool guest = false, bool withoutUsageLocation = false, string? mail = null)
    {
        var number = _number++;
        var local = LocalPart(given, surname);
        var taken = _localParts[local] = _localParts.GetValueOrDefault(local) + 1;
        if (taken > 1)
        {
            local += taken.ToString(CultureInfo.InvariantCulture);
        }

        var agency = Agencies[number % Agencies.Length];
        return new Person
        {
            Id = ids.NewGuid("person", number),
            GivenName = given,
            Surname = surname,
            Mail = mail ?? (guest ? $"{local}@{agency}" : $"{local}@{domain}"),
            UserPrincipalName = guest ? $"{local}_{agency}#EXT#@{domain}" : mail ?? $"{local}@{domain}",
            Country = country,
            UsageLocation = withoutUsageLocation ? null : country.Code,
            CountryText = withoutUsageLocation ? country.Code : country.Name,
            Language = language,
            Department = department,
            JobTitle = jobTitle,
            Guest = guest,
            TeamsId = $"29:1{ids.NewToken("teams", 48, number)}",
            ConversationId = $"a:1{ids.NewToken("conversation", 60, number)}",
        };
    }

    private static string LocalPart(string given, string surname) => $"{Plain(given)}.{Plain(surname)}";

    private static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var c in name.Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '-')
            {
                plain.Append(char.ToLowerInvariant(c));
            }
            else if (c == 'ı')
            {
                plain.Append('i');
            }
        }

        return plain.ToString();
    }

    private Country DrawCountry()
    {
        var point = random.Next(Country.All.Sum(c => c.Weight));
        foreach (var country in Country.All)
        {
            point -= country.Weight;
            if (point < 0)
            {
                return country;
            }
        }

        return Country.All[0];
    }
}
