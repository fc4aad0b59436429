using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Health.Setup;

/// <summary>Whether the public address leads here.</summary>
internal sealed class CheckAddress(SetupSubject subject) : IDisposable
{
    /// <summary>What <c>/health/live</c> says; somebody else's page does not.</summary>
    public const string Sign = "live";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1 << 16 };

    public async Task<SetupFinding> RunAsync(CancellationToken cancellationToken)
    {
        if (subject.PublicUrl is not { Length: > 0 } address)
            return new(HealthChecks.NoAddress);
        var url = new Uri(address);
        var elsewhere = new SetupFinding(HealthChecks.Address, new SetupProblem(HealthProblems.AddressElsewhere, ("address", address), ("endpoint", $"{url.GetLeftPart(UriPartial.Authority)}/api/messages")));
        try
        {
            using var answer = await _http.GetAsync(new Uri(url, "/health/live"), cancellationToken);
            return answer.IsSuccessStatusCode && await answer.Content.ReadAsStringAsync(cancellationToken) == Sign ? new(HealthChecks.Address) : elsewhere;
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            return new(HealthChecks.Address, new SetupProblem(HealthProblems.AddressUntrusted, ("address", address)));
        }
        catch (HttpRequestException)
        {
            return elsewhere;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return elsewhere;
        }
    }

    public void Dispose() => _http.Dispose();
}
