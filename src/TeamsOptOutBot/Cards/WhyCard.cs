using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>What happened to one person's notices, step by step.</summary>
internal static class WhyCard
{
    /// <summary>More than these would make the card too big and too long to read.</summary>
    public const int MostNotices = 5;

    /// <summary>Shown at the beginning and at the end each, where there are many.</summary>
    private const int StepsAtEachEnd = 6;

    public static JsonObject Build(CardDesk desk, WhyFacts facts)
    {
        var title = desk.Text(TextKeys.WhyTitle, ("name", PlainText.Name(facts.Person)));
        if (facts.Notices.Count == 0)
        {
            var none = desk.Text(TextKeys.WhyNone);
            return desk.Expand("why", title, none, new JsonObject { ["none"] = none });
        }

        var shown = facts.Notices.Take(MostNotices).Select(notice => (notice.Name, Lines: Lines(desk, notice).ToList())).ToList();
        var data = new JsonObject
        {
            ["notices"] = new JsonArray([.. shown.Select(notice => (JsonNode)new JsonObject { ["name"] = PlainText.Name(notice.Name), ["lines"] = CardDesk.Array(notice.Lines) })]),
            ["audited"] = desk.Text(TextKeys.WhyAudited),
        };
        if (facts.Notices.Count > shown.Count)
        {
            data["more"] = desk.Text(TextKeys.WhyMore, ("count", facts.Notices.Count - shown.Count));
        }

        return desk.Expand("why", title, shown[0].Lines[^1], data);
    }

    private static IEnumerable<string> Lines(CardDesk desk, WhyNotice notice)
    {
        foreach (var line in Steps(desk, notice.Steps))
        {
            yield return line;
        }

        if (notice.LeftAt is { } left)
        {
            yield return desk.Text(TextKeys.WhyLeft, ("time", left));
        }
        else if (notice.Wait is { } wait)
        {
            yield return wait switch
            {
                { Sending: true } => desk.Text(TextKeys.WhySending),
                { Next: { } next } => desk.Text(TextKeys.WhyNext, ("time", next)),
                _ => desk.Text(TextKeys.WhyTurn),
            };
        }

        if (notice.HelpWanted)
        {
            yield return desk.Text(TextKeys.WhyHelp);
        }

        yield return notice switch
        {
            { Answer: { } answer } => desk.Text(TextKeys.WhyAnsweredWith, ("answer", PlainText.Name(answer))),
            { Answered: true } => desk.Text(TextKeys.WhyAnswered),
            _ => desk.Text(TextKeys.WhyNotAnswered),
        };
    }

    private static IEnumerable<string> Steps(CardDesk desk, IReadOnlyList<WhyStep> steps)
    {
        var hidden = steps.Count - (2 * StepsAtEachEnd);
        for (var index = 0; index < steps.Count; index++)
        {
            if (hidden > 1 && index == StepsAtEachEnd)
            {
                yield return desk.Text(TextKeys.WhyEarlier, ("count", hidden));
                index += hidden;
            }

            yield return desk.Text(KeyOf(steps[index].Event), ("time", steps[index].At));
        }
    }

    private static string KeyOf(WhyEvent what) => what switch
    {
        WhyEvent.Entered => TextKeys.WhyEntered,
        WhyEvent.ReminderEntered => TextKeys.WhyReminderEntered,
        WhyEvent.Delivered => TextKeys.WhyDelivered,
        WhyEvent.ReminderDelivered => TextKeys.WhyReminderDelivered,
        WhyEvent.Installing => TextKeys.WhyInstalling,
        WhyEvent.Throttled => TextKeys.WhyThrottled,
        WhyEvent.Busy => TextKeys.WhyBusy,
        WhyEvent.AnswerLost => TextKeys.WhyAnswerLost,
        WhyEvent.Interrupted => TextKeys.WhyInterrupted,
        WhyEvent.Repaired => TextKeys.WhyRepaired,
        WhyEvent.RefusedToAll => TextKeys.WhyIt,
        WhyEvent.ReachableAgain => TextKeys.WhyReachableAgain,
        WhyEvent.AppMissing => TextKeys.WhyAppMissing,
        WhyEvent.AppBlocked => TextKeys.WhyAppBlocked,
        WhyEvent.NotAllowed => TextKeys.WhyNotAllowed,
        WhyEvent.AccountGone => TextKeys.WhyAccountGone,
        WhyEvent.TooBig => TextKeys.WhyTooBig,
        WhyEvent.GaveUp => TextKeys.WhyGaveUp,
        WhyEvent.Refused => TextKeys.WhyRefused,
        WhyEvent.Recalled => TextKeys.WhyRecalled,
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, message: null),
    };
}
