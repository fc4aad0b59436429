using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>A campaign's numbers as rows, the same on every card: the parts stand under the audience they add up to.</summary>
internal static class FigureRows
{
    /// <summary>In place of a number that would say too much.</summary>
    private const string Hidden = "–";

    public static void Add(JsonObject data, CardDesk desk, CampaignFigures figures)
    {
        var delivery = figures.Delivery;
        data["delivery"] = Section(
            desk.Text(TextKeys.TotalsHeading),
            desk.Row(desk.Text(TextKeys.TotalsAudience), delivery.Audience, strong: true),
            desk.Row(desk.Text(TextKeys.TotalsDelivered), delivery.Delivered),
            desk.Row(desk.Text(TextKeys.TotalsPending), delivery.Pending),
            desk.Row(desk.Text(TextKeys.TotalsRetrying), delivery.Retrying),
            desk.Row(desk.Text(TextKeys.TotalsUnreachable), delivery.Unreachable),
            desk.Row(desk.Text(TextKeys.TotalsFailed), delivery.Failed),
            desk.Row(desk.Text(TextKeys.TotalsRecalled), delivery.Recalled));
        if (figures.Left > 0)
            data["delivery"]!["rows"]!.AsArray().Add(desk.Row(desk.Text(TextKeys.TotalsLeft), figures.Left));
        if (figures.Waits is { Count: > 0 } waits)
            data["waits"] = Section(desk.Text(TextKeys.WaitsHeading), [.. waits.Select(wait => desk.Row(desk.Text(KeyOf(wait.Reason)), wait.Count))]);
        data["answers"] = Section(
            desk.Text(TextKeys.TotalsAnswers),
            desk.Row(desk.Text(TextKeys.TotalsAnswered), figures.Answered, strong: true),
            desk.Row(desk.Text(TextKeys.TotalsOutstanding), delivery.Audience - figures.Answered),
            desk.Row(desk.Text(TextKeys.TotalsHelp), figures.HelpWanted));
        if (figures.Kinds is { Counts.Count: > 0 } kinds)
        {
            var labels = kinds.Template.TextsFor(desk.Language).Totals;
            data["kinds"] = Section(desk.Text(TextKeys.TotalsKinds), [.. kinds.Counts.Select(kind => Kind(desk, PlainText.Functionless(labels[kind.Kind]), kind.Count))]);
        }

        if (figures.Unreachable.Count > 0)
        {
            data["unreachable"] = new JsonObject
            {
                ["heading"] = desk.Text(TextKeys.TotalsUnreachableHeading),
                ["lines"] = CardDesk.Array(figures.Unreachable.Select(unreached => Line(desk, unreached))),
            };
        }
    }

    /// <summary>The weights of a bar's two columns; a part of nothing has no column, because a weight of 0 is none.</summary>
    public static JsonObject Bar(string label, int done, int of)
    {
        var percent = Percent(done, of);
        var bar = new JsonObject { ["label"] = label };
        if (percent > 0)
        {
            bar["done"] = percent.ToString(CultureInfo.InvariantCulture);
        }

        if (percent < 100)
        {
            bar["left"] = (100 - percent).ToString(CultureInfo.InvariantCulture);
        }

        return bar;
    }

    /// <summary>Rounded down, so that 100 % is everybody; 1 % at least when there is anybody.</summary>
    public static int Percent(int done, int of) => done <= 0 || of <= 0 ? 0 : (int)Math.Clamp(100L * done / of, 1, 100);

    public static JsonObject Section(string heading, params JsonObject[] rows) => new() { ["heading"] = heading, ["rows"] = new JsonArray([.. rows]) };

    private static JsonObject Kind(CardDesk desk, string label, int? count) => count is { } shown ? desk.Row(label, shown) : CardDesk.Row(label, Hidden);

    private static string KeyOf(WaitReason reason) => reason switch
    {
        WaitReason.Throttled => TextKeys.WaitsThrottled,
        WaitReason.Installing => TextKeys.WaitsInstalling,
        WaitReason.Busy => TextKeys.WaitsBusy,
        WaitReason.AnswerLost => TextKeys.WaitsAnswerLost,
        WaitReason.Interrupted => TextKeys.WaitsInterrupted,
        WaitReason.Repair => TextKeys.WaitsRepair,
        WaitReason.RefusedToAll => TextKeys.WaitsIt,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, message: null),
    };

    private static string Line(CardDesk desk, UnreachableCount unreached) => desk.Text(
        unreached.Reason switch
        {
            UnreachableReason.AppMissing => TextKeys.UnreachableAppMissing,
            UnreachableReason.AppBlocked => TextKeys.UnreachableAppBlocked,
            UnreachableReason.AppNotAllowed => TextKeys.UnreachableAppNotAllowed,
            UnreachableReason.NoTeams => TextKeys.UnreachableNoTeams,
            UnreachableReason.NoMail => TextKeys.UnreachableNoMail,
            UnreachableReason.AccountGone => TextKeys.UnreachableAccountGone,
            UnreachableReason.Other => TextKeys.UnreachableOther,
            _ => throw new ArgumentOutOfRangeException(nameof(unreached), unreached, message: null),
        },
        ("people", unreached.Count));
}
