using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>Which region a country belongs to, from <c>campaigns/regions.json</c>.</summary>
internal sealed class CountryRegions
{
    private readonly Dictionary<string, Region> regions = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="TextCatalogueException">The file is missing, malformed, names an unknown region or a country twice.</exception>
    public static CountryRegions Load(string path)
    {
        var file = JsonLines.Read(path);
        var result = new CountryRegions();
        foreach (var (name, countries) in file.Root)
        {
            if (RegionNames.Parse(name) is not { } region || countries is not JsonArray codes)
            {
                throw new TextCatalogueException($"{file.At(name)}: a member is a region's name with its countries.");
            }

            foreach (var (code, index) in codes.Select((code, index) => (code, index)))
            {
                if (code?.GetValueKind() != JsonValueKind.String || code.GetValue<string>() is not { Length: 2 } country || !result.regions.TryAdd(country, region))
                {
                    throw new TextCatalogueException($"{file.At($"{name}/{index}")}: a country is its ISO 3166 code of two letters, once.");
                }
            }
        }

        return result;
    }

    /// <param name="country">ISO 3166-1 alpha-2 as in Entra's usageLocation; null or unknown is elsewhere.</param>
    public Region Of(string? country) => country is not null && regions.TryGetValue(country, out var region) ? region : Region.Elsewhere;
}
