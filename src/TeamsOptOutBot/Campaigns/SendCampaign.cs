using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Campaigns;

/// <summary>Send now: a draft becomes a running campaign, once, however often the button is pressed.</summary>
internal sealed partial class SendCampaign(IWriter writer, IStepBell bell, TimeProvider time, ILogger<SendCampaign> logger)
{
    /// <param name="previewActivityId">The preview's message, which becomes the progress card.</param>
    public async Task<DraftOutcome> RunAsync(int campaignId, Guid actor, string? previewActivityId, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(
            async (database, token) =>
            {
                var (draft, person) = await Drafts.FindAsync(database, campaignId, actor, token);
                if (draft is not DraftOutcome.Done { Campaign: { } campaign })
                    return draft;
                var audience = await database.Recipients.LongCountAsync(r => r.CampaignId == campaignId, token);
                if (audience == 0)
                    return new DraftOutcome.NobodyToSendTo(campaign);
                var now = time.GetUtcNow();
                campaign.Name = await CampaignNames.FreeAsync(database, campaign.TemplateId, token);
                campaign.Status = CampaignStatus.Running;
                campaign.StartedAt = now;
                campaign.DueAt ??= now.AddDays(campaign.DueDays);
                campaign.ProgressActivityId = previewActivityId;
                AuditLog.Add(database, "campaign.started", campaignId, person, new JsonObject { ["audience"] = audience, ["template"] = campaign.TemplateId, ["version"] = campaign.TemplateVersion, ["asStrict"] = campaign.AsStrict, ["channels"] = campaign.Channels.ToString(), ["linkWithoutSignIn"] = campaign.LinkWithoutSignIn }, now);
                await database.SaveChangesAsync(token);
                await database.AddAsync(campaignId, CounterKind.Pending, 0, audience, token);
                Log.Started(logger, campaign.Name, audience);
                return draft;
            },
            cancellationToken);
        if (outcome is DraftOutcome.Done)
            await bell.RingAsync<QueueNotices>(cancellationToken);
        return outcome;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 410, Level = LogLevel.Information, Message = "Campaign {Campaign} was started for {Audience} people.")]
        public static partial void Started(ILogger logger, string campaign, long audience);
    }
}
