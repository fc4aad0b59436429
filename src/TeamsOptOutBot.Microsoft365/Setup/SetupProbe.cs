using System.Text.Json;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Microsoft365.Bot.Authentication;
using TeamsOptOutBot.Microsoft365.Identity;

namespace TeamsOptOutBot.Microsoft365.Setup;

internal sealed class SetupProbe(TokenCredential credential, CloudAddresses cloud, OpenIdMetadataClient metadata, IOptions<Microsoft365Options> options, WireClock clock) : ISetupProbe, IDisposable
{
    /// <summary>Inbound tokens are judged with this much tolerance (protocol reference 1.2).</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Limit, MaxResponseContentBufferSize = 1 << 20 };

    public async Task<IReadOnlyList<SetupFinding>> RunAsync(CancellationToken cancellationToken) =>
    [
        await TokenAsync(SetupChecks.ConnectorToken, cloud.ConnectorScope, cancellationToken),
        await TokenAsync(SetupChecks.GraphToken, cloud.GraphScope, cancellationToken),
        .. await MetadataAsync(cancellationToken),
    ];

    public void Dispose() => _http.Dispose();

    private async Task<SetupFinding> TokenAsync(string check, string scope, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await credential.GetTokenAsync(new TokenRequestContext([scope]), limit.Token);
            return new(check);
        }
        catch (AuthenticationFailedException failure)
        {
            return new(check, EntraRefusal.Explain(failure, cloud.AuthorityHost));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(check, new SetupProblem(SetupProblems.EntraSilent, ("host", cloud.AuthorityHost.Host)));
        }
    }

    private async Task<IEnumerable<SetupFinding>> MetadataAsync(CancellationToken cancellationToken)
    {
        var unreachable = new SetupFinding(SetupChecks.Keys, new SetupProblem(SetupProblems.KeysUnreachable, ("host", new Uri(cloud.OpenIdMetadataUrl).Host)));
        try
        {
            using var answer = await _http.GetAsync(new Uri(cloud.OpenIdMetadataUrl), cancellationToken);
            answer.EnsureSuccessStatusCode();
            using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
            var found = await metadata.ReadKeysAsync(cancellationToken);
            return [Issuer(document.RootElement, found.Values), Clock(answer.Headers.Date)];
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or InvalidDataException)
        {
            return [unreachable];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [unreachable];
        }
    }

    private SetupFinding Issuer(JsonElement document, IEnumerable<SigningKey> keys)
    {
        var issuer = document.ValueKind == JsonValueKind.Object && document.TryGetProperty("issuer", out var named) ? named.ToString() : "";
        if (issuer != cloud.TokenIssuer)
            return new(SetupChecks.Keys, new SetupProblem(SetupProblems.KeysOfOthers, ("found", issuer), ("expected", cloud.TokenIssuer)));
        var channels = options.Value.AllowedChannels.DefaultIfEmpty("msteams").Where(channel => !keys.Any(key => key.Endorsements.Contains(channel, StringComparer.Ordinal))).ToList();
        return new(SetupChecks.Keys, channels.Count == 0 ? null : new SetupProblem(SetupProblems.ChannelUnendorsed, ("channels", string.Join(", ", channels))));
    }

    private SetupFinding Clock(DateTimeOffset? theirs)
    {
        var difference = theirs is { } time ? clock.Time.GetUtcNow() - time : TimeSpan.Zero;
        return new(SetupChecks.Clock, difference.Duration() <= ClockTolerance
            ? null
            : new SetupProblem(difference > TimeSpan.Zero ? SetupProblems.ClockAhead : SetupProblems.ClockBehind, ("minutes", (int)Math.Round(difference.Duration().TotalMinutes))));
    }
}
