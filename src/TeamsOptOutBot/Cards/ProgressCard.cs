using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>HR's live card while notices go out.</summary>
internal static class ProgressCard
{
    public static JsonObject Build(CardDesk desk, ProgressFacts facts)
    {
        var sent = Sent(desk, facts.Figures);
        var data = new JsonObject
        {
            ["sent"] = FigureRows.Bar(sent, facts.Figures.Delivery.Delivered, facts.Figures.Delivery.Audience),
            ["answered"] = FigureRows.Bar(Answered(desk, facts.Figures), facts.Figures.Answered, facts.Figures.Delivery.Audience),
            ["updated"] = desk.Text(TextKeys.ProgressUpdated, ("time", facts.AsOf)),
        };
        if (!facts.Ended)
        {
            data["rate"] = Rate(desk, facts);
        }

        FigureRows.Add(data, desk, facts.Figures);
        var title = desk.Text(facts.Ended ? TextKeys.ProgressTitleDone : TextKeys.ProgressTitle, ("name", PlainText.Name(facts.Name)));
        return desk.Expand("progress", title, sent, data);
    }

    public static string Sent(CardDesk desk, CampaignFigures figures) => desk.Text(
        TextKeys.ProgressSent,
        ("delivered", figures.Delivery.Delivered),
        ("audience", figures.Delivery.Audience),
        ("percent", FigureRows.Percent(figures.Delivery.Delivered, figures.Delivery.Audience)));

    public static string Answered(CardDesk desk, CampaignFigures figures) => desk.Text(
        TextKeys.ProgressAnswered,
        ("answered", figures.Answered),
        ("audience", figures.Delivery.Audience),
        ("percent", FigureRows.Percent(figures.Answered, figures.Delivery.Audience)));

    private static string Rate(CardDesk desk, ProgressFacts facts) => (facts.PerSecond, facts.Left) switch
    {
        ({ } rate and > 0, { TotalMinutes: >= 1 } left) => desk.Text(
            TextKeys.ProgressRate,
            ("rate", rate),
            ("minutes", (int)Math.Ceiling(left.TotalMinutes))),
        ({ } rate and > 0, not null) => desk.Text(TextKeys.ProgressRateSoon, ("rate", rate)),
        _ => desk.Text(TextKeys.ProgressNoRate),
    };
}
