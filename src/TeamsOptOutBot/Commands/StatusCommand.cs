using TeamsOptOutBot.Campaigns;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Reports;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Commands;

/// <summary><c>status</c>: campaigns for HR, their own people for everybody else.</summary>
internal sealed class StatusCommand(CampaignList campaigns, ManagerReports managers, IReader reader, CampaignCards cards, CardBook book, Replies replies, TimeProvider time)
{
    /// <summary>A chat takes eight messages in two seconds; whoever wants another campaign names it.</summary>
    private const int MostCards = 5;

    public async Task<Reply> RunAsync(Asker asker, string? name, CancellationToken cancellationToken)
    {
        if (name is null)
            return asker.IsHr ? await ListAsync(asker, cancellationToken) : await OwnPeopleAsync(asker, (await campaigns.AllAsync(cancellationToken)).Where(c => c.Status == CampaignStatus.Running).ToList(), cancellationToken);
        var campaign = await campaigns.FindAsync(name, cancellationToken);
        if (campaign is null)
            return await UnknownAsync(asker, CommandVerb.Status, name, cancellationToken);
        return asker.IsHr ? await OneAsync(asker, campaign, cancellationToken) : await OwnPeopleAsync(asker, [campaign], cancellationToken);
    }

    public async Task<Reply> ListAsync(Asker asker, CancellationToken cancellationToken)
    {
        var all = await campaigns.AllAsync(cancellationToken);
        var lines = await reader.ReadAsync(
            async (database, token) =>
            {
                var rows = new List<CampaignLine>(all.Count);
                foreach (var campaign in all)
                {
                    var totals = await CampaignTotals.ReadAsync(database, campaign.Id, token);
                    rows.Add(new CampaignLine(campaign.Name, StateOf(campaign, totals), campaign.DueDay(), EndOf(campaign), CampaignFiguresBuilder.DeliveryOf(totals), (int)totals.Answered));
                }

                return rows;
            },
            cancellationToken);
        return new Reply(book.StatusList(new StatusListFacts(asker.Language, lines)), replies.Texts.Format(TextKeys.StatusList, asker.Language));
    }

    /// <summary>No campaign of that name: the near names are offered.</summary>
    public async Task<Reply> UnknownAsync(Asker asker, CommandVerb verb, string name, CancellationToken cancellationToken)
    {
        var known = (await campaigns.AllAsync(cancellationToken)).Select(c => c.Name).ToList();
        var near = NearNames.Find(name, known);
        return replies.Say(
            asker, near.Count > 0 ? ReplyKeys.UnknownCampaignNear : ReplyKeys.UnknownCampaign, [.. near.Select(n => replies.Command(asker, verb, n))],
            ("name", PlainText.Name(name)), ("near", replies.Texts.Row(asker.Language, near.Select(PlainText.Name))));
    }

    private async Task<Reply> OneAsync(Asker asker, Campaign campaign, CancellationToken cancellationToken)
    {
        var (totals, waits, next) = await reader.ReadAsync(
            async (database, token) => (await CampaignTotals.ReadAsync(database, campaign.Id, token), await CampaignWaits.ReadAsync(database, campaign.Id, token), await NextReminderTimes.FirstAsync(database, campaign.Id, token)),
            cancellationToken);
        var card = book.Status(new StatusFacts(
            asker.Language, campaign.Name, StateOf(campaign, totals), campaign.DueDay(), EndOf(campaign), campaign.Status == CampaignStatus.Running ? next : null,
            CampaignFiguresBuilder.From(totals, campaign, cards.TemplateOf(campaign), waits), time.GetUtcNow()));
        return new Reply(card, campaign.Name);
    }

    private async Task<Reply> OwnPeopleAsync(Asker asker, List<Campaign> wanted, CancellationToken cancellationToken)
    {
        if (wanted.Count == 0)
            return replies.Say(asker, ReplyKeys.NothingRuns, []);
        Reply? chain = null;
        foreach (var campaign in wanted.Take(MostCards).Reverse())
        {
            if (await managers.ReadAsync(campaign, asker.AadId, cancellationToken) is not { } report)
                continue;
            var card = book.ManagerStatus(new ManagerStatusFacts(asker.Language, campaign.Name, campaign.Id, report.Number, CanNudge: campaign.Status == CampaignStatus.Running, report.AsOf));
            chain = new Reply(card, campaign.Name, chain);
        }

        return chain ?? replies.Say(asker, ReplyKeys.NobodyYours, [replies.Command(asker, CommandVerb.MyData), replies.Command(asker, CommandVerb.Help)]);
    }

    private static CampaignState StateOf(Campaign campaign, CampaignTotals totals) => campaign.Status switch
    {
        CampaignStatus.Resolving or CampaignStatus.Draft => CampaignState.Draft,
        CampaignStatus.Running => totals.SendingEnded ? CampaignState.Running : CampaignState.Sending,
        CampaignStatus.Closed => CampaignState.Closed,
        CampaignStatus.Cancelled => CampaignState.Withdrawn,
        _ => throw new ArgumentOutOfRangeException(nameof(campaign)),
    };

    private static DateOnly? EndOf(Campaign campaign) => campaign.ClosedAt is { } closed ? DateOnly.FromDateTime(closed.UtcDateTime) : null;
}
