using System.Text.Json;

namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>A template as it was when a campaign was started, so that a later edit of its folder changes nothing that was sent.</summary>
internal static class FrozenTemplate
{
    public static string Freeze(CampaignTemplate template) => JsonSerializer.Serialize(template);

    public static CampaignTemplate Thaw(string frozen) =>
        JsonSerializer.Deserialize<CampaignTemplate>(frozen) ?? throw new JsonException("A frozen template is empty.");
}
