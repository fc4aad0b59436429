using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Outside.Browser;

internal sealed record SimulatedPerson(
    string Id, string Name, string Mail, string? Country, string? Manager, IReadOnlyList<string> Groups, bool Enabled, bool Guest, int Reports);

/// <summary>The tenant's control calls: who is there, and what no page lets one do.</summary>
internal sealed class SimulatedTenant(Uri address) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = address };
    private List<SimulatedPerson> people = [];

    /// <summary>Who gets a notice to Recruiters and Page Admins.</summary>
    public IReadOnlyList<SimulatedPerson> Audience => [.. people.Where(IsAsked)];

    public static bool IsHr(SimulatedPerson person) => person.Groups.Contains("HR");

    public static bool IsAsked(SimulatedPerson person) =>
        person is { Enabled: true, Guest: false } && (person.Groups.Contains("Recruiters") || person.Groups.Contains("Page Admins"));

    public async Task ReadPeopleAsync() => people = (await http.GetFromJsonAsync<List<SimulatedPerson>>("sim/people"))!;

    /// <summary>Members of a group, HR excepted.</summary>
    public IReadOnlyList<SimulatedPerson> In(string group) => [.. people.Where(person => person is { Enabled: true, Guest: false } && person.Groups.Contains(group) && !IsHr(person))];

    /// <summary>The first whom this describes, HR excepted.</summary>
    public SimulatedPerson Find(Func<SimulatedPerson, bool> wanted) =>
        people.First(person => person is { Enabled: true, Guest: false } && !IsHr(person) && wanted(person));

    /// <summary>The asked among somebody's people, direct and indirect.</summary>
    public IReadOnlyList<SimulatedPerson> AskedUnder(SimulatedPerson manager) => [.. Audience.Where(person => ManagersOf(person).Contains(manager.Id))];

    /// <summary>Presses a button of any message, one's own or not, and returns what the bot answered.</summary>
    public async Task<JsonNode> PressAsync(SimulatedPerson person, string messageId, string verb)
    {
        using var response = await http.PostAsJsonAsync($"sim/people/{person.Mail}/press", new { messageId, verb });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>Somebody's chat as it is now.</summary>
    public async Task<string> ChatAsync(SimulatedPerson person) => await http.GetStringAsync(new Uri($"sim/people/{person.Mail}/chat", UriKind.Relative));

    /// <summary>The id of the first message in somebody's chat that has this button: the notice, whatever reminders followed.</summary>
    public async Task<string> MessageWithAsync(SimulatedPerson person, string verb) =>
        JsonNode.Parse(await ChatAsync(person))!.AsArray()
            .First(message => message!["card"]?.ToJsonString().Contains($"\"verb\":\"{verb}\"", StringComparison.Ordinal) == true)!["id"]!.GetValue<string>();

    public void Dispose() => http.Dispose();

    private IEnumerable<string> ManagersOf(SimulatedPerson person)
    {
        for (var next = person.Manager; next is not null;)
        {
            var manager = people.First(other => other.Id == next || other.Mail == next);
            yield return manager.Id;
            next = manager.Manager;
        }
    }
}
