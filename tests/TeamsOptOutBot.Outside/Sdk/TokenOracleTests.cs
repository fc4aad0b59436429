using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Tests.Microsoft365.Bot;

namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>The official JavaScript SDK and this bot judge the same few hundred requests.</summary>
public sealed class TokenOracleTests
{
    private const int Seed = 20251103;
    private const int Combinations = 300;

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasSdk), SkipType = typeof(Needs))]
    public async Task Both_validators_give_the_same_verdict_on_every_token_outside_the_written_list()
    {
        await using var bot = await BotHost.StartAsync(settings =>
        {
            settings["Microsoft365:AllowedChannels:0"] = "msteams";
            settings["Microsoft365:AllowedChannels:1"] = TokenChanges.SecondChannel;
        });
        bot.Issuer.KeySet = TokenChanges.KeyList().ToJsonString();
        var cases = Cases(bot.Clock.GetUtcNow().ToUnixTimeSeconds());
        var sdk = await SdkVerdictsAsync(bot, cases);
        var ours = await OurVerdictsAsync(bot, cases);

        var different = cases.Where(one => (sdk[one.Name].Length == 0) != (ours[one.Name] == 200)).ToList();
        different.Where(one => !IsIntended(one, weAccept: ours[one.Name] == 200))
            .Select(one => $"{one.Name}: the SDK says '{sdk[one.Name]}', we answer {ours[one.Name]}")
            .ShouldBeEmpty();

        // The list holds nothing that is not so, and the good tokens were let in by both.
        var met = different.Where(one => one.Changes.Count == 1).Select(one => one.Name);
        met.ShouldBe(TokenDifferences.WeAreStricter.Keys, ignoreOrder: true);
        cases.Count.ShouldBeGreaterThan(400);
        cases.Count(one => ours[one.Name] == 200).ShouldBeGreaterThan(20);
        bot.Bot.Turns.Count.ShouldBe(cases.Count(one => ours[one.Name] == 200));
    }

    private static bool IsIntended(TokenCase one, bool weAccept) =>
        !weAccept && one.Changes.Any(change => TokenDifferences.WeAreStricter.ContainsKey(change.ToString()));

    private static async Task<Dictionary<string, string>> SdkVerdictsAsync(BotHost bot, IReadOnlyList<TokenCase> cases)
    {
        var verdicts = await NodeScript.RunAsync("judge-tokens.js", new JsonObject
        {
            ["metadataUrl"] = bot.Issuer.MetadataUrl,
            ["issuer"] = FakeIssuer.Issuer,
            ["appId"] = FakeIssuer.AppId,
            ["now"] = bot.Clock.GetUtcNow().ToUnixTimeSeconds(),
            ["cases"] = new JsonArray([.. cases.Select(one => new JsonObject
            {
                ["name"] = one.Name,
                ["authorization"] = one.Authorization,
                ["activity"] = one.Activity.DeepClone(),
            })]),
        }, TestContext.Current.CancellationToken);
        return verdicts.AsObject().ToDictionary(verdict => verdict.Key, verdict => (string)verdict.Value!);
    }

    private static async Task<Dictionary<string, int>> OurVerdictsAsync(BotHost bot, IReadOnlyList<TokenCase> cases)
    {
        var verdicts = new Dictionary<string, int>();
        foreach (var one in cases)
        {
            verdicts[one.Name] = (await bot.SendAsync(HttpMethod.Post, one.Activity.ToJsonString(), one.Authorization)).Status;
        }

        return verdicts;
    }

    /// <summary>Each change alone, then changes of two or three parts at once.</summary>
    private static List<TokenCase> Cases(long now)
    {
        var random = new Random(Seed);
        var combined = Enumerable.Range(0, Combinations).Select(_ =>
        {
            var changes = new List<TokenChange>();
            for (var wanted = random.Next(2, 4); changes.Count < wanted;)
            {
                var change = TokenChanges.All[random.Next(TokenChanges.All.Count)];
                if (changes.TrueForAll(other => other.Part != change.Part))
                {
                    changes.Add(change);
                }
            }

            return changes;
        });
        IEnumerable<IReadOnlyList<TokenChange>> all = [[], .. TokenChanges.All.Select(change => new[] { change }), .. combined];
        return [.. all.Select(changes => Make(changes, now)).DistinctBy(one => one.Name)];
    }

    private static TokenCase Make(IReadOnlyList<TokenChange> changes, long now)
    {
        var draft = new TokenDraft(now);
        foreach (var change in changes)
        {
            change.Apply(draft);
        }

        return new TokenCase(changes.Count == 0 ? "good" : string.Join(" + ", changes), changes, draft.Sign(), draft.Activity);
    }
}
