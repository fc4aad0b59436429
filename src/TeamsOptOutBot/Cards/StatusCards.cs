using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Cards;

/// <summary>HR's status: all campaigns, or one.</summary>
internal static class StatusCards
{
    /// <summary>More than these would make the card too big and too long to read.</summary>
    public const int MostCampaigns = 15;

    public static JsonObject List(CardDesk desk, StatusListFacts facts)
    {
        var shown = facts.Campaigns.Take(MostCampaigns).ToList();
        var data = new JsonObject { ["campaigns"] = new JsonArray([.. shown.Select(campaign => (JsonNode)Line(desk, campaign))]) };
        if (shown.Count == 0)
        {
            data["empty"] = desk.Text(TextKeys.StatusListEmpty);
        }
        else
        {
            data["hint"] = desk.Text(TextKeys.StatusListHint);
        }

        if (facts.Campaigns.Count > shown.Count)
        {
            data["more"] = desk.Text(TextKeys.StatusListMore, ("count", facts.Campaigns.Count - shown.Count));
        }

        return desk.Expand("status-list", desk.Text(TextKeys.StatusList), desk.Names(shown.Select(campaign => campaign.Name)), data);
    }

    public static JsonObject One(CardDesk desk, StatusFacts facts)
    {
        var answered = ProgressCard.Answered(desk, facts.Figures);
        var audience = facts.Figures.Delivery.Audience;
        var data = new JsonObject
        {
            ["state"] = State(desk, facts.State, facts.Due, facts.EndedOn),
            ["sent"] = FigureRows.Bar(ProgressCard.Sent(desk, facts.Figures), facts.Figures.Delivery.Delivered, audience),
            ["answered"] = FigureRows.Bar(answered, facts.Figures.Answered, audience),
            ["updated"] = desk.Text(TextKeys.ProgressUpdated, ("time", facts.AsOf)),
        };
        if (facts.NextReminder is { } next)
        {
            data["next"] = desk.Text(TextKeys.StatusNext, ("time", next));
        }

        FigureRows.Add(data, desk, facts.Figures);
        return desk.Expand("status-one", desk.Text(TextKeys.StatusOne, ("name", PlainText.Name(facts.Name))), answered, data);
    }

    private static JsonObject Line(CardDesk desk, CampaignLine campaign) => new()
    {
        ["name"] = PlainText.Heading(PlainText.Name(campaign.Name)),
        ["state"] = State(desk, campaign.State, campaign.Due, campaign.EndedOn),
        ["line"] = desk.Text(
            TextKeys.StatusListLine,
            ("answered", campaign.Answered),
            ("audience", campaign.Delivery.Audience),
            ("delivered", campaign.Delivery.Delivered),
            ("unreachable", campaign.Delivery.Unreachable),
            ("failed", campaign.Delivery.Failed),
            ("pending", campaign.Delivery.Pending),
            ("retrying", campaign.Delivery.Retrying),
            ("recalled", campaign.Delivery.Recalled)),
    };

    private static string State(CardDesk desk, CampaignState state, DateOnly due, DateOnly? endedOn) => desk.Text(
        state switch
        {
            CampaignState.Draft => TextKeys.StatusDraft,
            CampaignState.Sending => TextKeys.StatusSending,
            CampaignState.Running => TextKeys.StatusRunning,
            CampaignState.Paused => TextKeys.StatusPaused,
            CampaignState.Closed => TextKeys.StatusClosed,
            CampaignState.Withdrawn => TextKeys.StatusWithdrawn,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
        },
        ("date", endedOn ?? due));
}
