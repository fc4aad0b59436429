using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Campaigns;

/// <summary>The campaigns that were sent, newest first. Drafts are nobody's business but the author's.</summary>
internal sealed class CampaignList(IReader reader)
{
    public Task<List<Campaign>> AllAsync(CancellationToken cancellationToken) =>
        reader.ReadAsync(
            (database, token) => database.Campaigns.Where(c => c.StartedAt != null).OrderBy(c => c.Status).ThenByDescending(c => c.Id).ToListAsync(token),
            cancellationToken);

    public Task<Person> AuthorAsync(Campaign campaign, CancellationToken cancellationToken) =>
        reader.ReadAsync((database, token) => database.People.FirstAsync(p => p.Id == campaign.AuthorId, token), cancellationToken);

    /// <summary>The campaign of that name, whatever its case; null when there is none.</summary>
    public async Task<Campaign?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));
}
