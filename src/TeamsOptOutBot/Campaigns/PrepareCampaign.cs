using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Audience;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Leases;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Campaigns;

/// <summary>
/// Reads a draft's audience and makes the preview. Runs in the author's turn when it is quick enough; what a restart or a
/// refused read interrupted is taken up again by the engine, and the preview then comes as a message.
/// </summary>
internal sealed partial class PrepareCampaign(
    AudienceReader audience, PreviewBuilder previews, IReader reader, IWriter writer, ILeases leases, IStepBell bell, UnreadableAudience unreadable, CampaignTemplateLibrary library, CardBook book, TimeProvider time, ILogger<PrepareCampaign> logger) : IStep
{
    private readonly ConcurrentDictionary<int, byte> _inHand = new();

    public static TimeSpan Every => TimeSpan.FromSeconds(20);

    /// <summary>Takes up drafts whose audience was not read to the end.</summary>
    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = await reader.ReadAsync(
            (database, token) => database.Campaigns.Where(c => c.Status == CampaignStatus.Resolving).Select(c => c.Id).ToListAsync(token),
            cancellationToken);
        foreach (var campaign in waiting)
            await PrepareAndSendAsync(campaign, cancellationToken);
    }

    /// <summary>Reads the audience and sends the preview, or the reason why there is none yet, as a message.</summary>
    public async Task PrepareAndSendAsync(int campaignId, CancellationToken cancellationToken)
    {
        var card = await PrepareAsync(campaignId, cancellationToken);
        if (card is not null)
            await SendToAuthorAsync(campaignId, card, cancellationToken);
    }

    /// <summary>Sends the preview as a message when a reading that outlasted its turn has ended.</summary>
    public void SendWhenRead(int campaignId, Task<JsonObject?> reading) => _ = SendWhenReadAsync(campaignId, reading);

    /// <returns>The preview, or the card that says why there is none yet; null when somebody else has the draft in hand, or the author has been told.</returns>
    public async Task<JsonObject?> PrepareAsync(int campaignId, CancellationToken cancellationToken)
    {
        if (!_inHand.TryAdd(campaignId, 0))
            return null;
        try
        {
            return await leases.TakeAsync(LeaseNames.Draft + campaignId.ToString(CultureInfo.InvariantCulture), cancellationToken) is { } lease
                ? await PrepareAsync(campaignId, lease, cancellationToken)
                : null;
        }
        finally
        {
            _inHand.TryRemove(campaignId, out _);
        }
    }

    private async Task<JsonObject?> PrepareAsync(int campaignId, HeldLease lease, CancellationToken cancellationToken)
    {
        await using var kept = new KeptLease(leases, lease, time, exception => Log.NotRenewed(logger, exception));
        using var ours = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, kept.Lost);
        try
        {
            return await ReadAsync(campaignId, ours.Token);
        }
        finally
        {
            await leases.ReleaseAsync(lease, CancellationToken.None);
        }
    }

    private async Task<JsonObject?> ReadAsync(int campaignId, CancellationToken cancellationToken)
    {
        try
        {
            var campaign = await reader.ReadAsync((database, token) => database.Campaigns.FirstAsync(c => c.Id == campaignId, token), cancellationToken);
            if (campaign.Status != CampaignStatus.Resolving)
                return null;
            var template = FrozenTemplate.Thaw(campaign.FrozenTemplate);
            await audience.ReadAsync(campaignId, campaign.AsStrict, country => template.IsOfferedIn(library.Regions.Of(country)), cancellationToken);
            await unreadable.OverAsync(campaignId, campaign.UnreadableGroup, cancellationToken);
            if (await SettleAsync(campaignId, cancellationToken) is not { } anybody)
                return null;
            if (anybody)
                return await previews.BuildAsync(campaignId, cancellationToken);
            var language = await LanguageOfAuthorAsync(campaignId, cancellationToken);
            return MessageTo(language, TextKeys.EmptyAudienceTitle, template.OnlyIn.Count == 0 ? TextKeys.EmptyAudienceText : TextKeys.EmptyAudienceNotOffered, ("groups", book.Texts.List(language, [.. campaign.GroupNames.Split('\n').Select(PlainText.Name)])));
        }
        catch (UnreadableGroupException exception)
        {
            return await unreadable.RaiseAsync(campaignId, exception, cancellationToken);
        }
    }

    private async Task SendWhenReadAsync(int campaignId, Task<JsonObject?> reading)
    {
        try
        {
            if (await reading is { } card)
                await SendToAuthorAsync(campaignId, card, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The edge of work that no turn waits for: the draft stays as it is, and the engine takes it up.
            Log.Interrupted(logger, campaignId, exception);
        }
    }

    private JsonObject MessageTo(string language, string titleKey, string textKey, params ReadOnlySpan<(string Name, object Value)> args) =>
        book.Message(new MessageFacts(language, book.Texts.Format(titleKey, language), book.Texts.Format(textKey, language, args), []));

    private Task<string> LanguageOfAuthorAsync(int campaignId, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (database, token) =>
            {
                var author = await database.Campaigns.Where(c => c.Id == campaignId).Select(c => c.AuthorId).FirstAsync(token);
                return await database.LanguageOfAsync(author, token);
            },
            cancellationToken);

    /// <summary>The audience is read: a draft, or nothing at all when nobody is in it.</summary>
    /// <returns>Whether anybody is in it; null when another replica has settled it.</returns>
    private Task<bool?> SettleAsync(int campaignId, CancellationToken cancellationToken) =>
        writer.WriteAsync<bool?>(
            async (database, token) =>
            {
                if (!await DraftReading.HoldAsync(database, campaignId, token))
                    return null;
                var anybody = await database.Recipients.AnyAsync(r => r.CampaignId == campaignId, token);
                var status = anybody ? CampaignStatus.Draft : CampaignStatus.Cancelled;
                await database.Campaigns.Where(c => c.Id == campaignId)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, status).SetProperty(c => c.UnreadableGroup, (string?)null), token);
                return anybody;
            },
            cancellationToken);

    private async Task SendToAuthorAsync(int campaignId, JsonObject card, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(
            async (database, token) =>
            {
                var author = await database.Campaigns.Where(c => c.Id == campaignId).Select(c => c.AuthorId).FirstAsync(token);
                await Outbox.SendAsync(database, campaignId, author, card, book.Texts.Format("reply.previewSummary", await database.LanguageOfAsync(author, token)), time.GetUtcNow(), token);
            },
            cancellationToken);
        await bell.RingAsync<DispatchDeliveries>(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 400, Level = LogLevel.Error, Message = "Reading the audience of campaign {Campaign} was interrupted; it is taken up again.")]
        public static partial void Interrupted(ILogger logger, int campaign, Exception exception);

        [LoggerMessage(EventId = 401, Level = LogLevel.Warning, Message = "The lease of a draft that is being read could not be renewed.")]
        public static partial void NotRenewed(ILogger logger, Exception exception);
    }
}
