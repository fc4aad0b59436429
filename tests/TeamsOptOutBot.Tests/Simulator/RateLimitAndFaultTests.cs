using System.Globalization;
using System.Net.Http.Json;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Traffic;
using Xunit;

namespace TeamsOptOutBot.Tests.Simulator;

public sealed class RateLimitAndFaultTests : IAsyncLifetime
{
    private readonly SimulatedTenant _tenant = new();

    public ValueTask InitializeAsync() => _tenant.InitializeAsync();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    [Fact]
    public void A_window_lets_no_more_through_than_its_limits()
    {
        var clock = new FakeTimeProvider();
        var window = new RateWindow((7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)));

        int Passed(int tries) => Enumerable.Range(0, tries).Count(_ => window.TryEnter(clock) is null);

        Passed(20).ShouldBe(7);
        clock.Advance(TimeSpan.FromSeconds(1));
        Passed(20).ShouldBe(1);
        window.TryEnter(clock).ShouldBe(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        Passed(20).ShouldBe(7);
    }

    [Fact]
    public async Task The_eighth_message_of_a_second_to_one_person_is_throttled()
    {
        var person = _tenant.Anybody();
        await _tenant.InstallAsync(person);

        var statuses = new List<HttpResponseMessage>();
        for (var i = 0; i < 9; i++)
        {
            statuses.Add(await SendAsync(person));
        }

        statuses.Count(r => r.StatusCode == HttpStatusCode.Created).ShouldBeInRange(7, 8);
        var throttled = statuses.Last(r => r.StatusCode == HttpStatusCode.TooManyRequests);
        throttled.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        ((string?)(await SimulatedTenant.ReadAsync(throttled))!["error"]!["code"]).ShouldBe("Throttled");
    }

    [Fact]
    public async Task The_app_as_a_whole_is_held_to_the_limit_that_is_set()
    {
        await _tenant.SetFaultsAsync(new { requestsPerSecond = 5 });
        var people = await InstallAsync(40);

        var responses = await Task.WhenAll(people.Select(SendAsync));

        responses.Count(r => r.StatusCode == HttpStatusCode.Created).ShouldBeLessThan(40);
        responses.Count(r => r.StatusCode == HttpStatusCode.TooManyRequests).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Without_a_limit_everything_passes()
    {
        await _tenant.SetFaultsAsync(new { requestsPerSecond = 0 });
        var people = await InstallAsync(100);

        (await Task.WhenAll(people.Select(SendAsync))).ShouldAllBe(r => r.StatusCode == HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_error_strikes_only_the_person_and_the_operation_it_was_asked_for()
    {
        var (struck, spared) = (_tenant.Anybody(1), _tenant.Anybody(2));
        await _tenant.InstallAsync(struck);
        await _tenant.InstallAsync(spared);
        await _tenant.SetFaultsAsync(new
        {
            errors = new Dictionary<string, double> { ["429"] = 1 },
            retryAfterSeconds = 9,
            person = struck.Mail,
            operation = "connector.send",
        });

        using var failed = await SendAsync(struck);
        using var passed = await SendAsync(spared);
        using var created = await _tenant.Connector.GetAsync($"v3/conversations/{Uri.EscapeDataString(struck.ConversationId)}/members");

        failed.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        failed.Headers.RetryAfter!.ToString().ShouldBe(9.ToString(CultureInfo.InvariantCulture));
        passed.StatusCode.ShouldBe(HttpStatusCode.Created);
        created.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_lost_answer_took_effect_and_a_lost_request_did_not()
    {
        var person = _tenant.Anybody(3);
        await _tenant.InstallAsync(person);

        await _tenant.SetFaultsAsync(new { dropBefore = 1.0 });
        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(person));
        var afterLostRequest = (await _tenant.GetAsync($"/sim/people/{person.Mail}/chat")).AsArray().Count;
        await _tenant.SetFaultsAsync(new { dropAfter = 1.0 });
        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(person));
        var afterLostAnswer = (await _tenant.GetAsync($"/sim/people/{person.Mail}/chat")).AsArray().Count;

        afterLostRequest.ShouldBe(0);
        afterLostAnswer.ShouldBe(1);
        var log = (await _tenant.GetAsync("/sim/log?since=0")).AsArray().Where(e => (string?)e!["operation"] == "connector.send").ToList();
        log.Select(e => ((int)e!["status"]!, (bool)e["accepted"]!)).ShouldBe([(0, false), (0, true)]);
    }

    [Fact]
    public async Task Latency_is_waited_for()
    {
        var person = _tenant.Anybody(4);
        await _tenant.InstallAsync(person);
        await _tenant.SetFaultsAsync(new { latencyMs = 150 });

        using var response = await SendAsync(person);

        var entry = (await _tenant.GetAsync("/sim/log?last=1"))[0]!;
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        ((double)entry["milliseconds"]!).ShouldBeGreaterThanOrEqualTo(140);
    }

    [Theory]
    [InlineData("""{"errors":{"teapot":0.5}}""")]
    [InlineData("""{"dropBefore":2}""")]
    [InlineData("""{"latency":5}""")]
    public async Task Faults_with_a_slip_in_them_are_refused(string json)
    {
        using var response = await _tenant.Open.PutAsync("/sim/faults", new StringContent(json, System.Text.Encoding.UTF8, "application/json"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<IReadOnlyList<Person>> InstallAsync(int count)
    {
        var people = _tenant.Host.Directory.People.Where(p => p is { Enabled: true, Guest: false }).Take(count).ToList();
        foreach (var person in people)
        {
            await _tenant.InstallAsync(person);
        }

        return people;
    }

    private Task<HttpResponseMessage> SendAsync(Person person) => _tenant.Connector.PostAsJsonAsync(SimulatedTenant.Activities(person), SimulatedTenant.Text("hello"));
}
