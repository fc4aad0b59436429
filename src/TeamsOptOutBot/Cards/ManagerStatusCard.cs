using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>A manager's number for their own people.</summary>
internal static class ManagerStatusCard
{
    public static JsonObject Build(CardDesk desk, ManagerStatusFacts facts)
    {
        var line = Line(desk, facts.Number);
        var data = new JsonObject
        {
            ["line"] = line,
            ["asOf"] = desk.Text(TextKeys.ManagerAsOf, ("time", facts.AsOf)),
            ["canNudge"] = facts.CanNudge,
            ["nudgeNote"] = desk.Text(TextKeys.ManagerNudgeNote),
            ["buttons"] = new JsonObject { ["nudge"] = desk.Text(TextKeys.ManagerNudge) },
            ["campaign"] = facts.Campaign,
        };
        if (facts.Number is ManagerNumber.TooFew { Unit: { } unit } few)
        {
            data["unit"] = desk.Text(UnitKey(few.UnitShare), ("unit", PlainText.Name(unit)));
        }

        if (facts.Number is ManagerNumber.TooFew { OwnPeople: >= 5 } together)
        {
            data["why"] = desk.Text(TextKeys.ManagerTogether, ("people", together.OwnPeople));
        }

        return desk.Expand("manager-status", desk.Text(TextKeys.ManagerTitle, ("name", PlainText.Name(facts.Name))), line, data);
    }

    private static string Line(CardDesk desk, ManagerNumber number) => number switch
    {
        ManagerNumber.Exact exact => desk.Text(TextKeys.ManagerExact, ("answered", exact.Answered), ("people", exact.People)),
        ManagerNumber.Rounded rounded => desk.Text(TextKeys.ManagerRounded, ("percent", rounded.Percent), ("people", rounded.People)),
        ManagerNumber.InWords words => desk.Text(ShareKey(words.Share), ("people", words.People)),
        ManagerNumber.TooFew { OwnPeople: >= 5 } => desk.Text(TextKeys.ManagerTogetherTitle),
        ManagerNumber.TooFew => desk.Text(TextKeys.ManagerTooFew),
        _ => throw new ArgumentOutOfRangeException(nameof(number), number, message: null),
    };

    private static string ShareKey(AnsweredShare share) => share switch
    {
        AnsweredShare.Few => TextKeys.ManagerFew,
        AnsweredShare.Half => TextKeys.ManagerHalf,
        AnsweredShare.Most => TextKeys.ManagerMost,
        AnsweredShare.AlmostAll => TextKeys.ManagerAlmostAll,
        _ => throw new ArgumentOutOfRangeException(nameof(share), share, message: null),
    };

    private static string UnitKey(AnsweredShare share) => share switch
    {
        AnsweredShare.Few => TextKeys.ManagerUnitFew,
        AnsweredShare.Half => TextKeys.ManagerUnitHalf,
        AnsweredShare.Most => TextKeys.ManagerUnitMost,
        AnsweredShare.AlmostAll => TextKeys.ManagerUnitAlmostAll,
        _ => throw new ArgumentOutOfRangeException(nameof(share), share, message: null),
    };
}
