using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;

namespace TeamsOptOutBot.Outside.Connector;

/// <summary>What the simulator answers where our bot does not ask: held against the Swagger all the same.</summary>
[Collection(RecordedTenantCollection.Name)]
public sealed class SimulatedConnectorTests(RecordedTenant tenant) : IDisposable
{
    private const string Hello = """{"type":"message","text":"hello"}""";
    private const string TextAndCard = """{"type":"message","text":"hello","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5"}}]}""";

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly List<Exchange> exchanges = [];

    [Fact]
    public async Task Every_answer_of_the_simulated_connector_fits_the_Swagger_which_needs_the_conformance_folder()
    {
        Needs.SchemaAndNpmPackages();
        var chat = await ChatAsync();
        var id = (string)JsonNode.Parse((await CallAsync("POST", $"{chat}/activities", Hello)).Answer)!["id"]!;
        var member = (string)JsonNode.Parse((await CallAsync("GET", $"{chat}/members")).Answer)![0]!["id"]!;

        await CallAsync("POST", $"{chat}/activities/{id}", Hello);
        await CallAsync("PUT", $"{chat}/activities/{id}", Hello);
        await CallAsync("GET", $"{chat}/activities/{id}/members");
        await CallAsync("GET", $"{chat}/members/{Uri.EscapeDataString(member)}");
        await CallAsync("GET", $"{chat}/pagedmembers?pageSize=50");
        await CallAsync("PUT", $"{chat}/activities/{id}", TextAndCard);
        await CallAsync("PUT", $"{chat}/activities/{id}", """{"type":"massage"}""", broken: true);
        await CallAsync("DELETE", $"{chat}/activities/{id}");
        await CallAsync("DELETE", $"{chat}/activities/{id}");
        await CallAsync("POST", "/v3/conversations", $$"""{"members":[{"id":"{{member}}"}],"tenantId":"{{await TenantIdAsync()}}"}""");
        await CallAsync("POST", "/v3/conversations", """{"members":[]}""");
        await CallAsync("POST", "/v3/conversations/a%3Anobody/activities", Hello);
        await CallAsync("GET", $"{chat}/members/29%3Anobody");
        await CallAsync("POST", $"{chat}/activities", Hello, token: "Bearer nothing");

        exchanges.Select(e => e.Status).Where(status => status != 429).Distinct().Order().ShouldBe([200, 201, 400, 401, 404]);
        (await SwaggerCheck.FindingsAsync(exchanges)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_beside_a_card_and_typing_are_answered_202_without_a_body_as_recorded()
    {
        var chat = await ChatAsync();

        foreach (var body in new[] { TextAndCard, """{"type":"typing"}""" })
        {
            var answer = await CallAsync("POST", $"{chat}/activities", body);
            (answer.Status, answer.Answer).ShouldBe((202, ""));
        }
    }

    [Theory]
    [InlineData("GET", "/v3/attachments/1", null)]
    [InlineData("POST", "{chat}/activities/history", """{"activities":[]}""")]
    [InlineData("GET", "{chat}/pagedmembers?size=50", null)]
    [InlineData("POST", "{chat}/activities", """{"type":"message","text":"hello","colour":"red"}""")]
    [InlineData("POST", "{chat}/activities", """{"type":"message","text":"hello","channelData":{"colour":"red"}}""")]
    [InlineData("POST", "/v3/conversations", """{"colour":"red"}""")]
    public async Task What_the_simulator_does_not_know_it_refuses_and_lists(string method, string path, string? body)
    {
        var before = await UnknownAsync();

        var answer = await CallAsync(method, path.Replace("{chat}", await ChatAsync(), StringComparison.Ordinal), body, broken: true);

        answer.Status.ShouldBeOneOf(400, 404);
        JsonNode.Parse(answer.Answer)!["error"]!["message"].ShouldNotBeNull();
        (await UnknownAsync()).ShouldBe(before + 1);
    }

    public void Dispose() => http.Dispose();

    /// <summary>The conversation that the bot wrote to last, as a path.</summary>
    private Task<string> ChatAsync() =>
        Task.FromResult(tenant.Connector.Last(e => e.Status == 201 && e.Path.Contains("/a%3A", StringComparison.Ordinal)).Below("/teams")!.Split("/activities")[0]);

    private async Task<string> TenantIdAsync() => (string)JsonNode.Parse(await http.GetStringAsync(new Uri(tenant.Url + "/sim/info")))!["tenantId"]!;

    private async Task<int> UnknownAsync() => JsonNode.Parse(await http.GetStringAsync(new Uri(tenant.Url + "/sim/unknown")))!.AsArray().Count;

    /// <summary>Calls with the bot's own token, and again where the conversation's rate limit said so.</summary>
    private Task<Exchange> CallAsync(string method, string path, string? body = null, string? token = null, bool broken = false) => Waiting.ForAsync(
        async () =>
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"{tenant.Url}/teams{path}");
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(token ?? tenant.Connector[^1].Headers["Authorization"]);
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await http.SendAsync(request);
            var target = request.RequestUri!;
            var exchange = new Exchange(
                method, target.AbsolutePath, Uri.UnescapeDataString(target.Query), new Dictionary<string, string>(StringComparer.Ordinal),
                // A body that is wrong on purpose is not held against the Swagger, the answer to it is.
                broken && body is not null ? Hello : body ?? "", (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
            exchanges.Add(exchange);
            return exchange.Status == 429 ? null : exchange;
        },
        () => $"{method} {path} is throttled");
}
