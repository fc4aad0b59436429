using System.Net;
using System.Text.Json;
using Microsoft.Kiota.Http.HttpClientLibrary.Extensions;

namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>
/// Turns every answer but success into a <see cref="GraphException"/>, before the package parses it: the package stumbles over a gateway's
/// HTML page, follows 3xx silently and puts Graph's message, which may quote names, into its exceptions.
/// </summary>
internal sealed class GraphErrorHandler(TimeProvider time) : DelegatingHandler
{
    private const int MaximumErrorBytes = 1 << 20;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = request.GetGraphCall();
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw new GraphException(null, null, null, null, $"{call?.Name}: Microsoft Graph did not answer.", failure);
        }

        if (response.IsSuccessStatusCode && (call is null || response.StatusCode == call.Success))
            return response;

        using (response)
            throw response.IsSuccessStatusCode ? GraphException.Unreadable(call, null) : await RefusalAsync(call, response, cancellationToken);
    }

    private async Task<GraphException> RefusalAsync(GraphCall? call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var code = await ReadCodeAsync(response.Content, cancellationToken);
        var permission = response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? call?.Permission : null;
        var remedy = permission is null ? "" : $" The app needs the application permission {permission}, with an administrator's consent.";
        return new GraphException(
            response.StatusCode, code, permission, RetryAfterHeader.Read(response.Headers, time),
            $"{call?.Name}: Microsoft Graph answered {(int)response.StatusCode}{(code is null ? "" : $" {code}")}.{remedy}");
    }

    /// <summary>The <c>error.code</c> of Graph's error document; null when the body is none.</summary>
    private static async Task<string?> ReadCodeAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            await content.LoadIntoBufferAsync(MaximumErrorBytes, cancellationToken);
            using var document = await JsonDocument.ParseAsync(await content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String
                ? code.GetString()
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or HttpRequestException)
        {
            return null;
        }
    }
}

internal static class GraphRequestExtensions
{
    public static GraphCall? GetGraphCall(this HttpRequestMessage request) => request.GetRequestOption<GraphCall>();
}
