using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TeamsOptOutBot.Outside.Sent;

/// <summary>Everything different that the service sent in the test projects of this run, as their simulators kept it.</summary>
public sealed partial class SentBodies : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sent-cards-").FullName;

    public SentBodies()
    {
        All = SentFolder.All is null || !Directory.Exists(SentFolder.All)
            ? []
            : [.. Directory.EnumerateFiles(SentFolder.All, "*.json", SearchOption.AllDirectories).DistinctBy(Path.GetFileName, StringComparer.Ordinal).Select(Read)];
        var cards = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (card, body) in All.SelectMany(body => CardsIn(body.Json).Select(card => (card.ToJsonString(), body))))
        {
            cards.TryAdd(card, body.ToString());
        }

        Cards = [.. cards.Select(card => (card.Value, card.Key))];
        CardFiles = [.. Cards.Select((card, index) => Write(index, card.Json))];
    }

    /// <summary>A run of every project has to leave something of each; any other run leaves what it leaves.</summary>
    public static bool IsWholeRun => Environment.GetEnvironmentVariable("TEAMSOPTOUTBOT_WHOLE_RUN") == "1";

    internal IReadOnlyList<SentBody> All { get; }

    /// <summary>Each different card once.</summary>
    public IReadOnlyList<(string Name, string Json)> Cards { get; }

    /// <summary>The same as files.</summary>
    public IReadOnlyList<string> CardFiles { get; }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Skips a test of a partial run that has nothing to read; in a whole run the test goes on and finds nothing.</summary>
    internal void SkipWhereNothingWasKept() =>
        Assert.SkipUnless(All.Count > 0 || IsWholeRun, "there is nothing to check: tests/run without --project keeps what every project sent");

    private static SentBody Read(string file)
    {
        var kept = JsonNode.Parse(File.ReadAllText(file))!;
        return new SentBody(Path.GetFileName(Path.GetDirectoryName(file))!, (string)kept["operation"]!, (string)kept["method"]!, (string?)kept["path"], kept["body"]!);
    }

    /// <summary>Attachments, answers to presses and dialogs, and the cards inside of mails.</summary>
    private static IEnumerable<JsonNode> CardsIn(JsonNode? node) => node switch
    {
        JsonObject card when card["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name == "AdaptiveCard" => [card],
        JsonObject element => element.SelectMany(member => CardsIn(member.Value)),
        JsonArray items => items.SelectMany(CardsIn),
        JsonValue value when value.TryGetValue<string>(out var text) => MailedCard().Matches(text).Select(script => JsonNode.Parse(script.Groups["card"].Value)!),
        _ => [],
    };

    [GeneratedRegex("""<script type="application/adaptivecard\+json">(?<card>.*?)</script>""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MailedCard();

    private string Write(int index, string card)
    {
        var path = Path.Combine(folder, $"card-{index}.json");
        File.WriteAllText(path, card);
        return path;
    }
}

/// <param name="Project">The test project in which it was sent.</param>
/// <param name="Method"><c>POST</c>, <c>PUT</c>, or <c>answer</c> to an activity.</param>
internal sealed record SentBody(string Project, string Operation, string Method, string? Path, JsonNode Json)
{
    public override string ToString() => $"{Project}: {Operation} {Path}";
}

/// <summary>
/// Reads what was sent when nothing is sent any more: a collection that is not parallel runs after those that are, and
/// <c>tests/run</c> runs this project last.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SentBodiesCollection : ICollectionFixture<SentBodies>
{
    public const string Name = "Everything that was sent";
}
