using System.Net;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios.Drivers;

/// <summary>A browser of somebody's, with its cookies and without scripts. The proxy before the service is in it.</summary>
internal sealed class BrowserDriver(Story story, string language = "en-GB") : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });
    private readonly CookieContainer _cookies = new();

    public IReadOnlyList<Cookie> Cookies => [.. _cookies.GetAllCookies().Cast<Cookie>()];

    public Task<WebPage> OpenAsync(Uri address) => SendAsync(HttpMethod.Get, address, content: null);

    /// <summary>Presses a button of the page and goes where the browser goes by itself.</summary>
    /// <param name="inputs">What was chosen in the form.</param>
    public Task<WebPage> PressAsync(WebPage page, string label, params (string Name, string Value)[] inputs)
    {
        var (name, value, _) = page.Buttons.First(button => button.Label == label);
        return PostAsync(page.Action, [.. page.Hidden, .. inputs.Select(input => KeyValuePair.Create(input.Name, input.Value)), KeyValuePair.Create(name, value)]);
    }

    public Task<WebPage> PostAsync(Uri address, IEnumerable<KeyValuePair<string, string>> form) => SendAsync(HttpMethod.Post, address, new FormUrlEncodedContent(form));

    /// <summary>Fills in the organisation's sign-in page.</summary>
    public Task<WebPage> SignInAsync(WebPage page, string mail)
    {
        page.Title.ShouldStartWith("Sign in to ");
        return PostAsync(page.Action, [KeyValuePair.Create("mail", mail)]);
    }

    /// <summary>Any request, followed to the page where the browser stops.</summary>
    public async Task<WebPage> SendAsync(HttpMethod method, Uri address, HttpContent? content)
    {
        for (var hops = 0; ; hops++)
        {
            hops.ShouldBeLessThan(10, "The browser goes in a circle.");
            using var response = await AskAsync(method, address, content);
            (method, content) = (HttpMethod.Get, null);
            if (response.Headers.Location is { } location)
            {
                address = new Uri(address, location);
                continue;
            }

            var page = new WebPage(address, response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync());
            if (page.Address.Host == new Uri(Service.PublicUrl).Host && page.Html.Contains("<main>", StringComparison.Ordinal))
                foreach (var piece in page.Pieces)
                    story.Seen(piece);
            if (page.Next is not { } next)
                return page;
            address = next;
        }
    }

    /// <summary>One request, not followed.</summary>
    public async Task<HttpResponseMessage> AskAsync(HttpMethod method, Uri address, HttpContent? content = null)
    {
        var isService = address.Host == new Uri(Service.PublicUrl).Host;
        using var request = new HttpRequestMessage(method, isService ? new Uri(new Uri(story.Service.Url), address.PathAndQuery) : address) { Content = content };
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (_cookies.GetCookieHeader(address) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        var response = await _http.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            _cookies.SetCookies(address, cookie);
        return response;
    }

    public void Dispose() => _http.Dispose();
}
