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
        await TokenAsync("Token for the Bot Connector", cloud.ConnectorScope, cancellationToken),
        await TokenAsync("Token for Microsoft Graph", cloud.GraphScope, cancellationToken),
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
            return EntraRefusal.Explain(check, failure, cloud.AuthorityHost);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(check, $"Entra did not answer within {Limit.TotalSeconds:0} s.", $"Let this machine reach {cloud.AuthorityHost.Host} over https, and check Microsoft365:AuthorityHost.");
        }
    }

    private async Task<IEnumerable<SetupFinding>> MetadataAsync(CancellationToken cancellationToken)
    {
        const string keys = "Keys that sign Teams' messages";
        var unreachable = new SetupFinding(
            keys, $"The signing keys cannot be read from {new Uri(cloud.OpenIdMetadataUrl).Host}; every message from Teams is refused.",
            "Let this machine reach that host over https, and check Microsoft365:Cloud and OpenIdMetadataUrl.");
        try
        {
            using var answer = await _http.GetAsync(new Uri(cloud.OpenIdMetadataUrl), cancellationToken);
            answer.EnsureSuccessStatusCode();
            using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
            var found = await metadata.ReadKeysAsync(cancellationToken);
            return [Issuer(keys, document.RootElement, found.Values), Clock(answer.Headers.Date)];
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

    private SetupFinding Issuer(string check, JsonElement document, IEnumerable<SigningKey> keys)
    {
        var issuer = document.ValueKind == JsonValueKind.Object && document.TryGetProperty("issuer", out var named) ? named.ToString() : "";
        if (issuer != cloud.TokenIssuer)
            return new(check, $"The keys are those of {issuer}, but messages are expected from {cloud.TokenIssuer}.", "Set Microsoft365:Cloud to the cloud of your tenant and leave OpenIdMetadataUrl and TokenIssuer out.");
        var channels = options.Value.AllowedChannels.DefaultIfEmpty("msteams").Where(channel => !keys.Any(key => key.Endorsements.Contains(channel, StringComparer.Ordinal))).ToList();
        return channels.Count == 0
            ? new(check)
            : new(check, $"No key is endorsed for the channel {string.Join(", ", channels)}.", "Check Microsoft365:AllowedChannels; msteams is Teams.");
    }

    private SetupFinding Clock(DateTimeOffset? theirs)
    {
        const string check = "Clock of this machine";
        var difference = theirs is { } time ? clock.Time.GetUtcNow() - time : TimeSpan.Zero;
        return difference.Duration() <= ClockTolerance
            ? new(check)
            : new(check, $"The clock is {difference.Duration().TotalMinutes:0} minutes {(difference > TimeSpan.Zero ? "ahead" : "behind")}; tokens will be refused.", "Set it by NTP (timedatectl set-ntp true).");
    }
}
