using TeamsOptOutBot.Campaigns.Library;

namespace TeamsOptOutBot.Documents.PolicyNotes;

/// <summary>What HR said about the organisation; all that a policy note is made from beside the texts.</summary>
/// <param name="Language">The language the note shall be in.</param>
/// <param name="Seats">Recruiter seats; 0 for none.</param>
/// <param name="On">The day the note was asked for.</param>
internal sealed record PolicyAnswers(
    string Template, string Language, string Organisation, IReadOnlyList<Region> Regions, Certainty Pages, int Seats, Certainty WorksCouncil, string ContactName, string ContactMail, DateOnly On)
{
    public const int MostSeats = 100_000;
    public const int LongestName = 100;

    /// <summary>Whether a part of the note holds: <c>pages.yes</c>, <c>region.canada</c>, and several joined by <c>and</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such condition; the texts are checked for it when they are read.</exception>
    public bool Meets(string condition) => condition.Split(" and ").All(MeetsOne);

    /// <summary>Every condition that a text may have.</summary>
    public static IReadOnlyList<string> Conditions { get; } =
    [
        "pages.yes", "pages.no", "pages.unsure", "seats.some", "seats.none", "council.yes", "council.no", "council.unsure", "council.concerned", "regions.several",
        .. Enum.GetValues<Region>().Select(region => "region." + RegionNames.Of(region)),
    ];

    private bool MeetsOne(string condition) => condition switch
    {
        "pages.yes" => Pages == Certainty.Yes,
        "pages.no" => Pages == Certainty.No,
        "pages.unsure" => Pages == Certainty.Unsure,
        "seats.some" => Seats > 0,
        "seats.none" => Seats == 0,
        "council.yes" => WorksCouncil == Certainty.Yes,
        "council.no" => WorksCouncil == Certainty.No,
        "council.unsure" => WorksCouncil == Certainty.Unsure,
        "council.concerned" => WorksCouncil != Certainty.No,
        "regions.several" => Regions.Count > 1,
        _ when condition.StartsWith("region.", StringComparison.Ordinal) && RegionNames.Parse(condition["region.".Length..]) is { } region => Regions.Contains(region),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, message: null),
    };
}

internal enum Certainty
{
    No,
    Yes,
    Unsure,
}
