using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Health.Setup;

/// <summary>Whether the public address leads here.</summary>
internal sealed class CheckAddress(SetupSubject subject) : IDisposable
{
    private const string Check = "Public address";

    /// <summary>What <c>/health/live</c> says; somebody else's page does not.</summary>
    public const string Sign = "live";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1 << 16 };

    public async Task<SetupFinding> RunAsync(CancellationToken cancellationToken)
    {
        if (subject.PublicUrl is not { Length: > 0 } address)
            return new($"{Check}: not checked, because Service:PublicUrl is not set");
        var url = new Uri(address);
        var problem = $"{address} does not lead to this service.";
        var remedy = $"Point name, firewall and proxy to it; the bot's messaging endpoint in Azure is {url.GetLeftPart(UriPartial.Authority)}/api/messages.";
        try
        {
            using var answer = await _http.GetAsync(new Uri(url, "/health/live"), cancellationToken);
            return answer.IsSuccessStatusCode && await answer.Content.ReadAsStringAsync(cancellationToken) == Sign ? new(Check) : new(Check, problem, remedy);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            return new(Check, $"The certificate of {address} is not trusted.", "Use a certificate of a public authority for exactly that name, with its intermediate certificates.");
        }
        catch (HttpRequestException)
        {
            return new(Check, problem, remedy);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(Check, problem, remedy);
        }
    }

    public void Dispose() => _http.Dispose();
}
