using Microsoft.Extensions.Options;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>Knows the catalogue's id of our app: asked once, kept until somebody doubts it.</summary>
internal sealed class TeamsAppCatalogue(GraphConnection graph, IOptions<Microsoft365Options> options)
{
    private string? known;

    /// <summary>Null when the organisation's catalogue does not hold the app; then the next call asks again.</summary>
    public async Task<string?> FindAppAsync(CancellationToken cancellationToken)
    {
        if (known is { } id)
            return id;

        var settings = options.Value;
        var manifestId = settings.TeamsAppId.Length > 0 ? settings.TeamsAppId : settings.AppId;
        var found = await graph.CallAsync(
            GraphCalls.ListCatalogueApps,
            (client, token) => client.AppCatalogs.TeamsApps.GetAsync(
                request =>
                {
                    request.QueryParameters.Filter = $"externalId eq '{manifestId.Replace("'", "''", StringComparison.Ordinal)}'";
                    request.Options.Add(GraphCalls.ListCatalogueApps);
                },
                token),
            cancellationToken);
        return known = found.Value?.FirstOrDefault()?.Id;
    }

    public void Forget() => known = null;
}
