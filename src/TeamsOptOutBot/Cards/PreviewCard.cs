using TeamsOptOutBot.Privacy.Profiles;
using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>What HR checks before anything is sent; the notice itself is composed into it, without its buttons.</summary>
internal static class PreviewCard
{
    /// <summary>Rows of groups and of countries; a card must stay under 28 KB.</summary>
    public const int MostRows = 10;

    public static JsonObject Build(CardDesk desk, PreviewFacts facts, JsonObject notice)
    {
        var template = facts.Notice.Template;
        var texts = template.TextsFor(facts.Notice.Language);
        var total = desk.Text(TextKeys.PreviewTotal, ("people", facts.Recipients));
        var data = new JsonObject
        {
            ["intro"] = desk.Text(TextKeys.PreviewIntro),
            ["total"] = total,
            ["groups"] = Rows(desk, TextKeys.PreviewGroups, facts.Groups.Select(group => (PlainText.Name(group.Name), group.Count))),
            ["groupsNote"] = desk.Text(TextKeys.PreviewGroupsNote),
            ["countries"] = Rows(desk, TextKeys.PreviewCountries, facts.Countries.OrderByDescending(country => country.Count).Select(country => (CountryName(desk, country.Country), country.Count))),
            ["leftOut"] = LeftOutRows(desk, facts.LeftOut),
            ["defaults"] = new JsonObject { ["heading"] = desk.Text(TextKeys.PreviewDefaults), ["lines"] = CardDesk.Array(Defaults(desk, facts)) },
            ["profiles"] = Rows(desk, TextKeys.PreviewProfiles, facts.Profiles.Where(profile => profile.People > 0).Select(profile => (ProfileName(desk, profile.Profile), profile.People))),
            ["noticeTitle"] = desk.Text(TextKeys.PreviewNotice),
            ["noticeNote"] = desk.Text(
                TextKeys.PreviewNoticeNote,
                ("buttons", desk.Items(new NoticeButtons(template, texts).Labels(desk.Text(TextKeys.NoticeMore)))),
                ("region", desk.Text(RegionKey(facts.Notice.Region)))),
            ["notice"] = PreviewNotice.Of(notice),
            ["campaign"] = facts.Campaign,
            ["buttons"] = new JsonObject
            {
                ["send"] = desk.Text(TextKeys.PreviewSend),
                ["test"] = desk.Text(TextKeys.PreviewTest),
                ["cancel"] = desk.Text(TextKeys.PreviewCancel),
            },
        };
        data["warnings"] = CardDesk.Array(PreviewWarnings.Of(desk, facts, texts));
        if (texts.Organisation.Count > 0)
        {
            data["organisation"] = new JsonObject { ["heading"] = desk.Text(TextKeys.PreviewOrganisation), ["lines"] = CardDesk.Array(texts.Organisation.Select(PlainText.Functionless)) };
        }

        return desk.Expand("preview", desk.Text(TextKeys.PreviewTitle, ("name", texts.Name)), total, data);
    }

    private static IEnumerable<string> Defaults(CardDesk desk, PreviewFacts facts)
    {
        var template = facts.Notice.Template;
        foreach (var line in facts.Mail is { } mail ? PreviewWays.Of(desk, mail) : [])
        {
            yield return line;
        }

        yield return desk.Text(TextKeys.PreviewDue, ("date", facts.Notice.Due), ("days", facts.DueInDays));
        yield return facts.ReminderDays.Count == 0
            ? desk.Text(TextKeys.PreviewNoReminders)
            : desk.Text(
                TextKeys.PreviewReminders,
                ("count", facts.ReminderDays.Count),
                ("days", desk.List(facts.ReminderDays.Select(day => day.ToString(CultureInfo.InvariantCulture)))));
        yield return desk.Text(TextKeys.PreviewHours, ("from", facts.WorkFrom), ("to", facts.WorkTo));
        yield return desk.Text(TextKeys.PreviewVerified, ("id", template.Id), ("version", template.Version), ("verified", template.VerifiedOn), ("review", template.ReviewBy));
    }

    private static JsonObject LeftOutRows(CardDesk desk, LeftOut leftOut)
    {
        (string Key, int Count)[] reasons =
        [
            (TextKeys.PreviewLeftOutGuests, leftOut.Guests),
            (TextKeys.PreviewLeftOutDisabled, leftOut.Disabled),
            (TextKeys.PreviewLeftOutNotOffered, leftOut.NotOffered),
            (TextKeys.PreviewLeftOutDuplicates, leftOut.Duplicates),
            (TextKeys.PreviewLeftOutExcluded, leftOut.Excluded),
        ];
        var rows = reasons.Where(reason => reason.Count > 0).Select(reason => desk.Row(desk.Text(reason.Key), reason.Count)).ToList();
        var section = FigureRows.Section(desk.Text(TextKeys.PreviewLeftOut), [.. rows]);
        if (rows.Count == 0)
        {
            section["none"] = desk.Text(TextKeys.PreviewLeftOutNone);
        }

        return section;
    }

    private static JsonObject Rows(CardDesk desk, string heading, IEnumerable<(string Label, int Count)> counts)
    {
        var all = counts.ToList();
        var rows = all.Take(MostRows).Select(row => desk.Row(row.Label, row.Count)).ToList();
        if (all.Count > MostRows)
        {
            rows.Add(desk.Row(desk.Text(TextKeys.PreviewMoreRows, ("count", all.Count - MostRows)), all.Skip(MostRows).Sum(row => row.Count)));
        }

        return FigureRows.Section(desk.Text(heading), [.. rows]);
    }

    private static string CountryName(CardDesk desk, string? country)
    {
        if (country is not { Length: 2 })
        {
            return desk.Text(TextKeys.PreviewCountryUnknown);
        }

        return CountryNames.Of(country, desk.Culture) ?? PlainText.Name(country);
    }

    private static string ProfileName(CardDesk desk, PrivacyProfile profile) => desk.Text(profile switch
    {
        PrivacyProfile.Strict => TextKeys.PreviewProfileStrict,
        PrivacyProfile.Standard => TextKeys.PreviewProfileStandard,
        PrivacyProfile.Open => TextKeys.PreviewProfileOpen,
        _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, message: null),
    });

    private static string RegionKey(Region region) => region switch
    {
        Region.EuEea => TextKeys.RegionEuEea,
        Region.UnitedKingdom => TextKeys.RegionUnitedKingdom,
        Region.Switzerland => TextKeys.RegionSwitzerland,
        Region.Canada => TextKeys.RegionCanada,
        Region.HongKong => TextKeys.RegionHongKong,
        Region.Elsewhere => TextKeys.RegionElsewhere,
        _ => throw new ArgumentOutOfRangeException(nameof(region), region, message: null),
    };
}
