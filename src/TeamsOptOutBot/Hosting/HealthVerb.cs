namespace TeamsOptOutBot.Hosting;

/// <summary><c>health URL</c>: asks a running service whether it is ready, for a container that has neither shell nor curl.</summary>
internal sealed class HealthVerb : IVerb
{
    public string Name => "health";

    public string Does => "asks a running service at an address whether it is ready";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (arguments is not [var address] || !Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            await errors.WriteLineAsync("Write the address of the service after it: health http://127.0.0.1:8080");
            return 2;
        }

        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(4) };
            using var answer = await http.GetAsync(new Uri(url, "/health/ready"), cancellationToken);
            await output.WriteLineAsync(await answer.Content.ReadAsStringAsync(cancellationToken));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await errors.WriteLineAsync($"Nobody answers at {url.GetLeftPart(UriPartial.Authority)}.");
            return 1;
        }
    }
}
