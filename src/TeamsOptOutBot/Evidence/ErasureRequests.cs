using System.Security.Cryptography;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Evidence;

/// <summary>
/// The log of erasures on request: acts of the audit. An open one knows the person; what stays of it names nobody, but a restore
/// finds by its pseudonym whom it was about and asks again.
/// </summary>
internal static class ErasureRequests
{
    public const string Asked = "erasure.asked";
    public const string Done = "erasure.done";

    private const string PseudonymField = "person";

    /// <summary>A directory id is random, so that its hash leads nobody back who has not the directory.</summary>
    public static string PseudonymOf(Guid aadId) => Convert.ToHexStringLower(SHA256.HashData(aadId.ToByteArray()));

    public static string PseudonymOf(AuditEntry asked) => JsonNode.Parse(asked.Details)?[PseudonymField]?.GetValue<string>() ?? "";

    public static void Ask(BotDbContext database, Person person, DateTimeOffset now) =>
        AuditLog.Add(database, Asked, campaignId: null, person.Id, new JsonObject { [PseudonymField] = PseudonymOf(person.AadId) }, now);
}
