using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Evidence;

/// <summary>Writes acts into the append-only audit, inside the transaction of the act.</summary>
internal static class AuditLog
{
    /// <param name="details">Numbers and settings, never a name.</param>
    public static void Add(BotDbContext database, string act, int? campaignId, int? personId, JsonObject details, DateTimeOffset now)
    {
        var salt = Commitment.NewSalt();
        var text = details.ToJsonString();
        database.Audit.Add(new AuditEntry
        {
            CampaignId = campaignId,
            PersonId = personId,
            Act = act,
            Details = text,
            At = now,
            Salt = salt,
            Commitment = Commitment.Of(
                salt, act, campaignId?.ToString(CultureInfo.InvariantCulture) ?? "", personId?.ToString(CultureInfo.InvariantCulture) ?? "", text, now.UtcTicks.ToString(CultureInfo.InvariantCulture)),
        });
    }
}
