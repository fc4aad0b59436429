using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Storage.Bulk;

/// <summary>People who get the same card at the same times.</summary>
internal readonly record struct AudienceSlice(string? Country, string? Language, PrivacyProfile Profile);

/// <summary>What a slice gets.</summary>
/// <param name="DueAt">When it goes; null: now.</param>
internal readonly record struct SlicePlan(AudienceSlice Slice, long CardId, DateTimeOffset? NextReminderAt, DateTimeOffset? DueAt = null);

/// <summary>Puts the notices of many people into the outbox with one statement, whatever their number.</summary>
internal static class QueueSql
{
    // The slices as a table of their own; null and empty are the same to it, because = finds no null.
    private const string Join = """
        COALESCE(p."Country", '') = m.country AND COALESCE(p."Language", '') = m.language AND r."Profile" = m.profile
        """;

    /// <summary>Where a piece of at most <paramref name="limit"/> waiting recipients ends; null when none is left.</summary>
    public static Task<int?> PieceEndAsync(this BotDbContext database, int campaignId, int after, int limit, CancellationToken cancellationToken) =>
        database.Recipients.Where(r => r.CampaignId == campaignId && r.PersonId > after).OrderBy(r => r.PersonId).Take(limit).MaxAsync(r => (int?)r.PersonId, cancellationToken);

    public static async Task<List<AudienceSlice>> SlicesAsync(this BotDbContext database, int campaignId, int after, int through, CancellationToken cancellationToken) =>
        (await database.Recipients.Where(r => r.CampaignId == campaignId && r.PersonId > after && r.PersonId <= through)
            .Join(database.People, r => r.PersonId, p => p.Id, (r, p) => new { p.Country, p.Language, r.Profile })
            .Distinct().ToListAsync(cancellationToken)).ConvertAll(s => new AudienceSlice(s.Country, s.Language, s.Profile));

    /// <summary>Whoever has a notice on its way or sent by this channel gets no second one.</summary>
    /// <returns>How many notices were queued.</returns>
    public static async Task<int> QueueNoticesAsync(this BotDbContext database, int campaignId, int after, int through, IReadOnlyList<SlicePlan> plans, DeliveryChannel channel, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (plans.Count == 0)
            return 0;
        var parameters = new List<object> { campaignId, after, through, now.UtcTicks };
        var table = new StringBuilder("WITH m(country, language, profile, card, remind, due) AS (VALUES ");
        foreach (var plan in plans.DistinctBy(p => (p.Slice.Country ?? "", p.Slice.Language ?? "", p.Slice.Profile)))
        {
            var first = parameters.Count;
            parameters.AddRange([plan.Slice.Country ?? "", plan.Slice.Language ?? "", (int)plan.Slice.Profile, plan.CardId, plan.NextReminderAt?.UtcTicks ?? 0L, (plan.DueAt ?? now).UtcTicks]);
            table.Append(first == 4 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"({{{first}}}, {{{first + 1}}}, {{{first + 2}}}, {{{first + 3}}}, {{{first + 4}}}, {{{first + 5}}})");
        }

        table.Append(") ");
        var insert = $$"""
            {{table}}INSERT INTO deliveries ("CampaignId", "PersonId", "Kind", "Channel", "Lane", "Priority", "CardId", "State", "Reason", "Step", "Tried", "Attempts", "DueAt", "Fence", "CreatedAt")
            SELECT r."CampaignId", r."PersonId", {{(int)DeliveryKind.Notice}}, {{(int)channel}}, {{(int)(channel == DeliveryChannel.Mail ? DeliveryLane.Mail : DeliveryLane.Send)}}, {{(int)DeliveryPriority.Notice}}, m.card, {{(int)DeliveryState.Pending}}, 0, 0, 0, 0, m.due, 0, {3}
            FROM recipients r JOIN people p ON p."Id" = r."PersonId" JOIN m ON {{Join}}
            WHERE r."CampaignId" = {0} AND r."PersonId" > {1} AND r."PersonId" <= {2} AND r."State" = {{(int)NoticeState.Pending}} AND r."LeftAt" IS NULL
              AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d."PersonId" = r."PersonId" AND d."CampaignId" = r."CampaignId" AND d."Kind" = {{(int)DeliveryKind.Notice}} AND d."Channel" = {{(int)channel}} AND d."State" <> {{(int)DeliveryState.Recalled}})
            ORDER BY r."PersonId"
            """;
        var remind = $$"""
            {{table}}UPDATE recipients SET "NextReminderAt" = NULLIF(m.remind, 0)
            FROM recipients r JOIN people p ON p."Id" = r."PersonId" JOIN m ON {{Join}}
            WHERE recipients."CampaignId" = r."CampaignId" AND recipients."PersonId" = r."PersonId"
              AND r."CampaignId" = {0} AND r."PersonId" > {1} AND r."PersonId" <= {2} AND r."State" = {{(int)NoticeState.Pending}} AND r."LeftAt" IS NULL AND {3} > 0
            """;
        var queued = await database.Database.ExecuteSqlRawAsync(insert, parameters, cancellationToken);
        await database.Database.ExecuteSqlRawAsync(remind, parameters, cancellationToken);
        return queued;
    }
}
