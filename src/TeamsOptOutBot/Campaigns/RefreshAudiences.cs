using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Audience;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Bulk;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Campaigns;

/// <summary>
/// Reads the groups of running campaigns again, some hours after they were read last: who joined gets the notice, who left
/// gets nothing more and stands beside the sum, who came back goes on where they were. Nobody gets a notice twice.
/// </summary>
internal sealed partial class RefreshAudiences(
    AudienceComparison comparison, ReportingLines lines, IReader reader, IWriter writer, IStepBell bell, UnreadableAudience unreadable, CampaignTemplateLibrary library, CardBook book, ILogger<RefreshAudiences> logger) : IStep
{
    /// <summary>The act of the audit that tells when a campaign's groups were read last.</summary>
    public const string Act = "audience.refreshed";

    /// <summary>How old a reading may become.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    private const int PieceSize = 200;

    public static TimeSpan Every => TimeSpan.FromMinutes(15);

    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var running = await reader.ReadAsync(
            (database, token) => database.Campaigns.Where(c => c.Status == CampaignStatus.Running && c.StartedAt <= now - Interval && c.QueuedThrough == QueueNotices.Everybody
                && !database.Audit.Any(a => a.CampaignId == c.Id && a.Act == Act && a.At > now - Interval)).ToListAsync(token),
            cancellationToken);
        foreach (var campaign in running)
            await RefreshAsync(campaign, now, cancellationToken);
        await unreadable.ForgetEndedAsync(cancellationToken);
    }

    private async Task RefreshAsync(Campaign campaign, DateTimeOffset now, CancellationToken cancellationToken)
    {
        AudienceChanges changes;
        try
        {
            var template = FrozenTemplate.Thaw(campaign.FrozenTemplate);
            changes = await comparison.ReadAsync(campaign.Id, campaign.AsStrict, country => template.IsOfferedIn(library.Regions.Of(country)), cancellationToken);
        }
        catch (UnreadableGroupException exception)
        {
            // The audience stays as it is until the group can be read: nobody is taken for a leaver because Graph did not answer.
            await TellAsync(campaign.Id, exception, now, cancellationToken);
            return;
        }

        await unreadable.OverAsync(campaign.Id, campaign.UnreadableGroup, cancellationToken);

        Task<bool> WriteAsync(Func<BotDbContext, CancellationToken, Task> change) => writer.WriteAsync(
            async (database, token) =>
            {
                await database.HoldCampaignAsync(campaign.Id, token);
                var isOurs = await database.Campaigns.AnyAsync(c => c.Id == campaign.Id && c.Status == CampaignStatus.Running, token) && !await IsFreshAsync(database, campaign.Id, now, token);
                if (isOurs)
                    await change(database, token);
                return isOurs;
            },
            cancellationToken,
            WriteUrgency.Bulk);

        foreach (var piece in changes.Joined.Chunk(PieceSize))
            await WriteAsync((database, token) => database.JoinAsync(campaign.Id, piece, now, token));
        foreach (var piece in changes.Left.Chunk(PieceSize))
            await WriteAsync((database, token) => database.LeaveAsync(campaign.Id, piece, now, token));
        foreach (var piece in changes.Returned.Chunk(PieceSize))
            await WriteAsync((database, token) => database.ReturnAsync(campaign.Id, piece, now, token));
        if (changes.Joined.Count > 0)
            await ReadLinesAsync(campaign.Id, now, cancellationToken);
        var isDone = await WriteAsync(async (database, token) =>
        {
            AuditLog.Add(database, Act, campaign.Id, personId: null, new JsonObject { ["joined"] = changes.Joined.Count, ["left"] = changes.Left.Count, ["returned"] = changes.Returned.Count }, now);
            await database.SaveChangesAsync(token);
        });
        if (!isDone)
            return;
        var (joined, left, returned) = (changes.Joined.Count, changes.Left.Count, changes.Returned.Count);
        Log.Refreshed(logger, campaign.Name, joined, left, returned);
        if (joined + returned > 0)
            await bell.RingAsync<QueueNotices>(cancellationToken);
    }

    /// <summary>Their managers' numbers can wait for the next reading; their notices do not.</summary>
    private async Task ReadLinesAsync(int campaignId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await AudienceReader.WrapAsync(ReportingLines.DirectoryName, () => lines.RefreshAsync(campaignId, cancellationToken));
        }
        catch (UnreadableGroupException exception)
        {
            await TellAsync(campaignId, exception, now, cancellationToken);
        }
    }

    private async Task TellAsync(int campaignId, UnreadableGroupException exception, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await unreadable.RaiseAsync(campaignId, exception, cancellationToken) is not { } card)
            return;
        await writer.WriteAsync(
            async (database, token) =>
            {
                var author = await database.Campaigns.Where(c => c.Id == campaignId).Select(c => c.AuthorId).FirstAsync(token);
                await Outbox.SendAsync(database, campaignId, author, card, book.Texts.Format(TextKeys.ReplyUnreadableTitle, await database.LanguageOfAsync(author, token)), now, token);
            },
            cancellationToken);
        await bell.RingAsync<DispatchDeliveries>(cancellationToken);
    }

    /// <summary>Another replica has read the groups since: what was read here is older, and is not written over it.</summary>
    private static Task<bool> IsFreshAsync(BotDbContext database, int campaignId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Audit.AnyAsync(a => a.CampaignId == campaignId && a.Act == Act && a.At > now - Interval, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(EventId = 440, Level = LogLevel.Information, Message = "The groups of campaign {Campaign} were read again: {Joined} joined, {Left} left, {Returned} came back.")]
        public static partial void Refreshed(ILogger logger, string campaign, int joined, int left, int returned);
    }
}
