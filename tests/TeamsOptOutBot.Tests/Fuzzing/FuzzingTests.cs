using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Storage.Model;
using Xunit;
using Person = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Tests.Fuzzing;

/// <summary>
/// Broken activities with good tokens, posted to the whole service over HTTP. The seed stands in the output;
/// <c>TEAMSOPTOUTBOT_FUZZ_SEED</c> and <c>TEAMSOPTOUTBOT_FUZZ_CASES</c> repeat a run or make it longer.
/// </summary>
[Collection("whole service")]
public sealed class FuzzingTests(ITestOutputHelper output)
{
    private static readonly ulong Seed = ulong.Parse(Environment.GetEnvironmentVariable("TEAMSOPTOUTBOT_FUZZ_SEED") ?? "20261123", CultureInfo.InvariantCulture);
    private static readonly int Cases = int.Parse(Environment.GetEnvironmentVariable("TEAMSOPTOUTBOT_FUZZ_CASES") ?? "300", CultureInfo.InvariantCulture);

    /// <summary>Well below the 15 seconds after which Teams gives up, well above what a slow machine needs.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Whatever_comes_in_gets_a_clear_answer_and_changes_nothing_that_it_may_not()
    {
        output.WriteLine($"TEAMSOPTOUTBOT_FUZZ_SEED={Seed} TEAMSOPTOUTBOT_FUZZ_CASES={Cases}");
        await using var service = await ServiceUnderFuzzing.StartAsync();
        await service.RunCampaignAsync("Recruiters");
        Person[] senders = [service.Author, .. service.Recipients.Take(6), service.Stranger];
        var victim = service.Recipients[^1];
        var activities = new BaseActivities(service.Host.Tenant, service.Campaign);
        var allowed = new HashSet<(Guid, string)>();
        var faults = new List<string>();
        var before = (await service.LogAsync()).Length;

        foreach (var (number, fuzzed) in FuzzedActivity.Sample(Seed, Cases, BaseActivities.Kinds, senders.Length).Index())
        {
            var body = Breakage.Break(activities.Make(fuzzed.Kind, senders[fuzzed.Sender]), fuzzed.Breakages, victim.Mail);
            if (FuzzedActivity.MayRecord(body, service.Campaign) is { } record)
                allowed.Add(record);
            var start = TimeProvider.System.GetTimestamp();
            var (status, answer) = await service.PostAsync(body);
            var took = TimeProvider.System.GetElapsedTime(start);
            if (Fault(status, answer, took) is { } fault)
                faults.Add($"case {number} ({fuzzed}): {fault}\n{(body.Length > 2_000 ? string.Concat(body.AsSpan(0, 2_000), "…") : body)}");
        }

        faults.ShouldBeEmpty();
        var log = await service.LogAsync();
        ShouldHoldNoSecrets(log, service, senders);
        log[before..].ShouldNotContain("[130]", customMessage: "a turn failed");
        log[before..].ShouldNotContain("[131]", customMessage: "a turn took too long");
        await ShouldHaveRecordedOnlyAsync(service, allowed, victim);
    }

    /// <summary>What is wrong with an answer; null: nothing.</summary>
    private static string? Fault(int status, JsonNode? body, TimeSpan took)
    {
        if (took > Limit)
            return $"took {took.TotalSeconds:0.0} s";
        if (status is not (501 or (>= 200 and < 300) or (>= 400 and < 500)))
            return $"status {status}: {body?.ToJsonString()}";
        if (status >= 400 && Sentence(body) is not { Length: > 10 })
            return $"status {status} without a sentence: {body?.ToJsonString()}";
        if (body is JsonObject envelope && envelope["statusCode"] is JsonValue code && code.GetValueKind() == JsonValueKind.Number && code.GetValue<int>() >= 500)
            return $"the press failed: {body.ToJsonString()}";
        return null;
    }

    /// <summary>Either <c>{"error":{"message"}}</c> or the envelope of a press.</summary>
    private static string? Sentence(JsonNode? body) => (body as JsonObject) switch
    {
        { } members when members["error"] is JsonObject error => (string?)error["message"],
        { } members when members["value"] is JsonObject value => (string?)value["message"],
        _ => null,
    };

    private static void ShouldHoldNoSecrets(string log, ServiceUnderFuzzing service, IEnumerable<Person> senders)
    {
        log.Length.ShouldBeGreaterThan(0);
        log.ShouldNotContain("eyJ", customMessage: "a token");
        log.ShouldNotContain(service.Host.Tenant.ClientSecret);
        log.ShouldNotContain(BaseActivities.SecretText);
        log.ShouldNotContain(BaseActivities.SecretName);
        foreach (var sender in senders)
        {
            log.ShouldNotContain(sender.Name);
            log.ShouldNotContain(sender.Mail);
        }
    }

    private static async Task ShouldHaveRecordedOnlyAsync(ServiceUnderFuzzing service, HashSet<(Guid, string)> allowed, Person victim)
    {
        var recorded = await service.ReadAsync((database, token) => database.Acknowledgements
            .Join(database.People, a => a.PersonId, p => p.Id, (a, p) => new { p.AadId, a.Answer, a.CampaignId }).ToListAsync(token));
        var answered = await service.ReadAsync((database, token) => database.Recipients.Where(r => r.Answer != null)
            .Join(database.People, r => r.PersonId, p => p.Id, (r, p) => p.AadId).ToListAsync(token));

        recorded.Where(row => row.CampaignId != service.Campaign || !allowed.Contains((row.AadId, AnswerVerbs.Of(row.Answer)))).ShouldBeEmpty();
        answered.ShouldBeSubsetOf(recorded.Select(row => row.AadId));
        answered.ShouldNotContain(victim.Id);
        recorded.ShouldNotBeEmpty("some presses of the run are valid, and are recorded");
        (await service.ReadAsync((database, token) => database.Campaigns.CountAsync(c => c.Status == CampaignStatus.Running, token))).ShouldBe(1);
    }
}
