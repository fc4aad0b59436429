using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Campaigns.Library;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Faults;

/// <summary>People who answer while everything goes wrong, some of them more than once.</summary>
internal sealed class Pressers(FaultyTenant tenant, int campaign, IReadOnlyList<Colleague> people, int seed)
{
    private const int AtOnce = 4;
    private static readonly AnswerKind[] Answers = [AnswerKind.Done, AnswerKind.KeptAsIs, AnswerKind.NotApplicable];
    private readonly ConcurrentDictionary<Guid, List<Press>> _presses = new();

    /// <summary>Each person's presses in their order.</summary>
    public IReadOnlyDictionary<Guid, List<Press>> Presses => _presses;

    public Task RunAsync(CancellationToken ended) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(turn => RunAsync(turn, ended)));

    private async Task RunAsync(int turn, CancellationToken ended)
    {
        var random = new Random(seed + turn);
        var own = people.Where((_, index) => index % AtOnce == turn).ToList();
        while (!ended.IsCancellationRequested)
        {
            var person = own[random.Next(own.Count)];
            if (tenant.FirstMessageOf(person) is { } message)
                await PressAsync(person, message, Answers[random.Next(Answers.Length)]);
            await Task.Delay(random.Next(10, 80), CancellationToken.None);
        }
    }

    private async Task PressAsync(Colleague person, string message, AnswerKind answer)
    {
        // The buttons of the first copy, whatever it shows by now: a second device may still show them.
        var (status, body) = await tenant.PressAsync(person, message, AnswerVerbs.Of(answer), new { campaign, version = 1 });
        var stored = status == 200 && (string?)body?["type"] == "application/vnd.microsoft.card.adaptive" && (int?)body["statusCode"] == 200;
        var refused = status == 200 && !stored;
        _presses.GetOrAdd(person.Id, _ => []).Add(new Press(answer, stored ? PressFate.Stored : refused ? PressFate.Refused : PressFate.Unknown, (body as JsonObject)?.ToJsonString() ?? ""));
    }
}

internal enum PressFate
{
    /// <summary>The presser was shown that the answer is recorded.</summary>
    Stored,

    /// <summary>The presser was told in a sentence that it is not.</summary>
    Refused,

    /// <summary>No answer: the presser knows nothing.</summary>
    Unknown,
}

internal sealed record Press(AnswerKind Answer, PressFate Fate, string Body);
