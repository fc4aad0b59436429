using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TeamsOptOutBot.Outside.Sent;
using TeamsOptOutBot.Simulator;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Sqlite;
using Person = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Tests.Fuzzing;

/// <summary>The service as a process of its own with a simulated tenant, and a campaign that runs; driven over HTTP, read from its database and log.</summary>
internal sealed class ServiceUnderFuzzing : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http;

    private ServiceUnderFuzzing(SimulatorHost host)
    {
        Host = host;
        _http = new HttpClient { BaseAddress = new Uri(host.Url), Timeout = TimeSpan.FromSeconds(60) };
    }

    public SimulatorHost Host { get; }

    public Person Author => Host.Directory.TransitiveMembers(Host.Directory.FindGroups("HR")[0]).First(IsEmployee);

    public IReadOnlyList<Person> Recipients => [.. Host.Directory.TransitiveMembers(Host.Directory.FindGroups("Recruiters")[0]).Where(IsEmployee)];

    /// <summary>Somebody who gets no notice and is not HR.</summary>
    public Person Stranger => Host.Directory.People.Last(p => IsEmployee(p) && !Recipients.Contains(p) && p != Author);

    public int Campaign { get; private set; }

    public static async Task<ServiceUnderFuzzing> StartAsync(Action<CompanyDirectory>? furnish = null)
    {
        var host = await SimulatorHost.StartAsync(new SimulatorOptions { Port = 0, People = 120, StartBot = true, Language = "en-GB", Record = SentFolder.Own }, CancellationToken.None);
        var service = new ServiceUnderFuzzing(host);
        furnish?.Invoke(host.Directory);
        using var limits = await service._http.PutAsJsonAsync("/sim/faults", new { requestsPerSecond = 0 });
        limits.EnsureSuccessStatusCode();
        return service;
    }

    /// <summary>HR writes the command, presses Send now, and every notice has left.</summary>
    public async Task RunCampaignAsync(string groups)
    {
        // The first turns of a cold process may take longer than Teams waits; the preview comes all the same.
        await TrySayAsync(Author, "help");
        await TrySayAsync(Author, $"start linkedin-ai to {groups}");
        var preview = await UntilAsync(async () => (await ChatAsync(Author)).LastOrDefault(message => message["card"]?.ToJsonString().Contains("sendNow", StringComparison.Ordinal) == true), "a preview");
        using var pressed = await _http.PostAsJsonAsync($"/sim/people/{Author.Mail}/press", new { messageId = (string?)preview["id"], verb = "sendNow" });
        pressed.EnsureSuccessStatusCode();
        Campaign = await UntilAsync(() => ReadAsync((database, token) => database.Campaigns.Where(c => c.Status == CampaignStatus.Running).Select(c => c.Id).FirstOrDefaultAsync(token)), "a running campaign");
        await UntilAsync(
            () => ReadAsync(async (database, token) => await database.Recipients.AnyAsync(token) && !await database.Recipients.AnyAsync(r => r.State == NoticeState.Pending || r.State == NoticeState.Retrying, token)),
            "all notices sent");
    }

    public async Task SayAsync(Person person, string text) => (await TrySayAsync(person, text)).ShouldBe(200, text);

    private async Task<int> TrySayAsync(Person person, string text)
    {
        using var response = await _http.PostAsJsonAsync($"/sim/people/{person.Mail}/say", new { text });
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!["status"]!.GetValue<int>();
    }

    public async Task<List<JsonNode>> ChatAsync(Person person) =>
        [.. (await _http.GetFromJsonAsync<JsonArray>($"/sim/people/{person.Mail}/chat"))!.OfType<JsonNode>()];

    /// <summary>Any body with a good token; the tenant gives up after 15 seconds with 504.</summary>
    public async Task<(int Status, JsonNode? Body)> PostAsync(string body)
    {
        using var response = await _http.PostAsJsonAsync("/sim/activities", new { body });
        response.EnsureSuccessStatusCode();
        var answer = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        return (answer["status"]!.GetValue<int>(), answer["body"]);
    }

    public async Task<T> ReadAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> work)
    {
        // A file of our own name for the same database: nothing is locked by a reader.
        using var file = new SqliteFile(Host.DataFolder);
        return await new SqliteReader(file).ReadAsync(work, CancellationToken.None);
    }

    public async Task<string> LogAsync()
    {
        await using var stream = new FileStream(Path.Combine(Host.DataFolder, "bot.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    public static async Task<T> UntilAsync<T>(Func<Task<T?>> look, string what)
    {
        var clock = TimeProvider.System;
        for (var start = clock.GetTimestamp(); clock.GetElapsedTime(start) < Patience; await Task.Delay(100))
        {
            if (await look() is { } found && !EqualityComparer<T>.Default.Equals(found, default))
            {
                return found;
            }
        }

        throw new TimeoutException($"There was no sign of {what} within {Patience.TotalSeconds:0} s.");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Host.DisposeAsync();
    }

    private static bool IsEmployee(Person person) => person is { Enabled: true, Guest: false };
}
