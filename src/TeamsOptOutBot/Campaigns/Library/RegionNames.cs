namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>A region's name in data files.</summary>
internal static class RegionNames
{
    public static string Of(Region region) => region switch
    {
        Region.EuEea => "eu-eea",
        Region.UnitedKingdom => "united-kingdom",
        Region.Switzerland => "switzerland",
        Region.Canada => "canada",
        Region.HongKong => "hong-kong",
        Region.Elsewhere => "elsewhere",
        _ => throw new ArgumentOutOfRangeException(nameof(region), region, message: null),
    };

    public static string Known { get; } = string.Join(", ", Enum.GetValues<Region>().Select(Of));

    public static Region? Parse(string? name) =>
        Enum.GetValues<Region>().Where(region => Of(region) == name).Select(region => (Region?)region).FirstOrDefault();
}
