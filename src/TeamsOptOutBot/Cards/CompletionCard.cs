using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>The report that comes unasked.</summary>
internal static class CompletionCard
{
    public static JsonObject Build(CardDesk desk, CompletionFacts facts)
    {
        var delivery = facts.Figures.Delivery;
        var answered = delivery.Unreachable == 0
            ? desk.Text(TextKeys.CompletionAllReached, ("answered", facts.Figures.Answered), ("audience", delivery.Audience))
            : desk.Text(
                TextKeys.CompletionSomeUnreached,
                ("answered", facts.Figures.Answered),
                ("audience", delivery.Audience),
                ("unreachable", delivery.Unreachable),
                ("reasons", desk.Items(facts.Figures.Unreachable.Select(unreached => desk.Text(KeyOf(unreached.Reason), ("count", unreached.Count))))));
        var statement = desk.Sentences(answered, PlainText.Functionless(facts.Template.TextsFor(desk.Language).AnswersAre));
        var data = new JsonObject
        {
            ["statement"] = statement,
            ["updated"] = desk.Text(TextKeys.ProgressUpdated, ("time", facts.AsOf)),
        };
        FigureRows.Add(data, desk, facts.Figures);
        return desk.Expand("completion", desk.Text(KeyOf(facts.Reason), ("name", PlainText.Name(facts.Name))), statement, data);
    }

    private static string KeyOf(CompletionReason reason) => reason switch
    {
        CompletionReason.SendingEnded => TextKeys.CompletionSendingEnded,
        CompletionReason.DueDate => TextKeys.CompletionDue,
        CompletionReason.AllAnswered => TextKeys.CompletionAllAnswered,
        CompletionReason.Closed => TextKeys.CompletionClosed,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, message: null),
    };

    private static string KeyOf(UnreachableReason reason) => reason switch
    {
        UnreachableReason.AppMissing => TextKeys.CompletionReasonAppMissing,
        UnreachableReason.AppBlocked => TextKeys.CompletionReasonAppBlocked,
        UnreachableReason.AppNotAllowed => TextKeys.CompletionReasonAppNotAllowed,
        UnreachableReason.NoTeams => TextKeys.CompletionReasonNoTeams,
        UnreachableReason.NoMail => TextKeys.CompletionReasonNoMail,
        UnreachableReason.AccountGone => TextKeys.CompletionReasonAccountGone,
        UnreachableReason.Other => TextKeys.CompletionReasonOther,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, message: null),
    };
}
