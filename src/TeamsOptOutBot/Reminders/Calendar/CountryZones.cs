using System.Collections.Frozen;

namespace TeamsOptOutBot.Reminders.Calendar;

/// <summary>The time zone that stands for a country, as data: where most of its people live.</summary>
internal static class CountryZones
{
    private static readonly FrozenDictionary<string, string> Zones = new Dictionary<string, string>
    {
        ["AT"] = "Europe/Vienna",
        ["BE"] = "Europe/Brussels",
        ["BG"] = "Europe/Sofia",
        ["HR"] = "Europe/Zagreb",
        ["CY"] = "Asia/Nicosia",
        ["CZ"] = "Europe/Prague",
        ["DK"] = "Europe/Copenhagen",
        ["EE"] = "Europe/Tallinn",
        ["FI"] = "Europe/Helsinki",
        ["FR"] = "Europe/Paris",
        ["DE"] = "Europe/Berlin",
        ["GR"] = "Europe/Athens",
        ["HU"] = "Europe/Budapest",
        ["IE"] = "Europe/Dublin",
        ["IT"] = "Europe/Rome",
        ["LV"] = "Europe/Riga",
        ["LT"] = "Europe/Vilnius",
        ["LU"] = "Europe/Luxembourg",
        ["MT"] = "Europe/Malta",
        ["NL"] = "Europe/Amsterdam",
        ["PL"] = "Europe/Warsaw",
        ["PT"] = "Europe/Lisbon",
        ["RO"] = "Europe/Bucharest",
        ["SK"] = "Europe/Bratislava",
        ["SI"] = "Europe/Ljubljana",
        ["ES"] = "Europe/Madrid",
        ["SE"] = "Europe/Stockholm",
        ["IS"] = "Atlantic/Reykjavik",
        ["LI"] = "Europe/Vaduz",
        ["NO"] = "Europe/Oslo",
        ["CH"] = "Europe/Zurich",
        ["GB"] = "Europe/London",
        ["UK"] = "Europe/London",
        ["CA"] = "America/Toronto",
        ["US"] = "America/New_York",
        ["HK"] = "Asia/Hong_Kong",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Countries => Zones.Keys;

    /// <param name="country">ISO 3166-1 alpha-2 ("UK" is taken for GB); null, empty and unlisted countries are UTC.</param>
    /// <exception cref="TimeZoneNotFoundException">The machine has no time zone data.</exception>
    public static TimeZoneInfo ZoneOf(string? country) =>
        country is not null && Zones.TryGetValue(country.Trim(), out var id) ? TimeZoneInfo.FindSystemTimeZoneById(id) : TimeZoneInfo.Utc;

    /// <summary>The instant of a local time. A time that the clocks skip is moved past the gap; of a time that comes twice the first is meant.</summary>
    public static DateTimeOffset Instant(TimeZoneInfo zone, DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (zone.IsInvalidTime(local))
        {
            // Read with the offset from before the gap, which lands behind it.
            return new DateTimeOffset(local, zone.GetUtcOffset(local.AddDays(-1))).ToUniversalTime();
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
