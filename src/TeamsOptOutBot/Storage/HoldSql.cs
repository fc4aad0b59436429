using Microsoft.EntityFrameworkCore;

namespace TeamsOptOutBot.Storage;

/// <summary>
/// What must not happen at the same moment on two replicas: whoever holds it goes on, the others wait until its transaction
/// ends and then read what it wrote. SQLite has one writer, which is the same. Held in this order: turn, campaign,
/// recipients, deliveries.
/// </summary>
internal static class HoldSql
{
    /// <summary>One replica at a time does this step's transactions.</summary>
    public static Task HoldTurnAsync(this BotDbContext database, string step, CancellationToken cancellationToken) => database.Database.IsNpgsql()
        ? database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext({step}))", cancellationToken)
        : Task.CompletedTask;

    /// <summary>Nobody else changes this campaign, so that two presses at the same moment are done one after the other.</summary>
    public static Task HoldCampaignAsync(this BotDbContext database, int campaignId, CancellationToken cancellationToken) => database.Database.IsNpgsql()
        ? database.Database.ExecuteSqlAsync($"""SELECT 1 FROM campaigns WHERE "Id" = {campaignId} FOR NO KEY UPDATE""", cancellationToken)
        : Task.CompletedTask;

    /// <summary>Nobody's answer or state changes between being read and being written.</summary>
    public static Task HoldRecipientsAsync(this BotDbContext database, int campaignId, int[] people, CancellationToken cancellationToken) => database.Database.IsNpgsql()
        ? database.Database.ExecuteSqlAsync($"""SELECT 1 FROM recipients WHERE "CampaignId" = {campaignId} AND "PersonId" = ANY({people}) ORDER BY "PersonId" FOR NO KEY UPDATE""", cancellationToken)
        : Task.CompletedTask;

    /// <summary>Nobody puts them into an audience.</summary>
    public static Task HoldPeopleAsync(this BotDbContext database, int[] people, CancellationToken cancellationToken) => database.Database.IsNpgsql()
        ? database.Database.ExecuteSqlAsync($"""SELECT 1 FROM people WHERE "Id" = ANY({people}) ORDER BY "Id" FOR UPDATE""", cancellationToken)
        : Task.CompletedTask;

    /// <summary>The dispatcher does not take it.</summary>
    public static Task HoldDeliveryAsync(this BotDbContext database, long deliveryId, CancellationToken cancellationToken) => database.Database.IsNpgsql()
        ? database.Database.ExecuteSqlAsync($"""SELECT 1 FROM deliveries WHERE "Id" = {deliveryId} FOR NO KEY UPDATE""", cancellationToken)
        : Task.CompletedTask;
}
