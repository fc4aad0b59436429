using System.Net;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;

namespace TeamsOptOutBot.Microsoft365.Graph;

internal sealed class GraphTeamsApps(GraphConnection graph, TeamsAppCatalogue catalogue) : ITeamsApps
{
    public async Task<InstallOutcome> InstallAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (await catalogue.FindAppAsync(cancellationToken) is not { } appId)
            return InstallOutcome.AppNotInCatalogue;

        try
        {
            await graph.CallAsync(
                GraphCalls.InstallApp,
                async (client, token) =>
                {
                    await client.RequestAdapter.SendNoContentAsync(InstallRequest(userId, appId), errorMapping: null, token);
                    return client;
                },
                cancellationToken);
            return InstallOutcome.Installed;
        }
        catch (GraphException refusal) when (Outcome(refusal) is { } outcome)
        {
            if (outcome == InstallOutcome.UserNotFound)
            {
                // 404 is also what Graph says when the app has left the catalogue: the next install looks.
                catalogue.Forget();
            }

            return outcome;
        }
    }

    public async Task<bool> IsInCatalogueAsync(CancellationToken cancellationToken)
    {
        catalogue.Forget();
        return await catalogue.FindAppAsync(cancellationToken) is not null;
    }

    public async Task<string?> FindChatAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (await catalogue.FindAppAsync(cancellationToken) is not { } appId)
            return null;

        try
        {
            return await FindInstallationAsync(userId, appId, cancellationToken) is { } installation
                ? (await ReadChatAsync(userId, installation, cancellationToken)).Id
                : null;
        }
        catch (GraphException missing) when (missing.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<string?> FindInstallationAsync(Guid userId, string appId, CancellationToken cancellationToken)
    {
        var installations = await graph.CallAsync(
            GraphCalls.ListInstalledApps,
            (client, token) => client.Users[userId.ToString("D")].Teamwork.InstalledApps.GetAsync(
                request =>
                {
                    request.QueryParameters.Expand = ["teamsApp"];
                    request.QueryParameters.Filter = $"teamsApp/id eq '{appId.Replace("'", "''", StringComparison.Ordinal)}'";
                    request.Options.Add(GraphCalls.ListInstalledApps);
                },
                token),
            cancellationToken);
        return installations.Value?.FirstOrDefault()?.Id;
    }

    private Task<Microsoft.Graph.Models.Chat> ReadChatAsync(Guid userId, string installation, CancellationToken cancellationToken) => graph.CallAsync(
        GraphCalls.GetInstalledAppChat,
        (client, token) => client.Users[userId.ToString("D")].Teamwork.InstalledApps[installation].Chat.GetAsync(
            request => request.Options.Add(GraphCalls.GetInstalledAppChat), token),
        cancellationToken);

    // Written by hand: the package's model adds members that the call does not document.
    private RequestInformation InstallRequest(Guid userId, string appId)
    {
        var request = new RequestInformation
        {
            HttpMethod = Method.POST,
            URI = new Uri($"{graph.Origin.BaseUrl}/users/{userId:D}/teamwork/installedApps"),
        };
        request.SetStreamContent(
            new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["teamsApp@odata.bind"] = $"{graph.Origin.BaseUrl}/appCatalogs/teamsApps/{Uri.EscapeDataString(appId)}",
            })),
            "application/json");
        request.AddRequestOptions([GraphCalls.InstallApp]);
        return request;
    }

    // A 403 that names the app's own rights is everybody's problem, not this person's: it stays an exception.
    private static InstallOutcome? Outcome(GraphException refusal) => refusal switch
    {
        { Status: HttpStatusCode.Conflict } => InstallOutcome.AlreadyInstalled,
        { Status: HttpStatusCode.NotFound } => InstallOutcome.UserNotFound,
        { Status: HttpStatusCode.Forbidden, Code: not "Authorization_RequestDenied" } => InstallOutcome.Forbidden,
        _ => null,
    };
}
