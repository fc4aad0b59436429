using System.Globalization;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Benchmarks.Programs;

/// <summary>HR, who starts campaigns as people do: by a command and a press.</summary>
internal sealed class Author(SimulatedTenant tenant, string mail)
{
    private static readonly TimeSpan PreviewLimit = TimeSpan.FromMinutes(15);

    public string Mail => mail;

    public static async Task<Author> FindAsync(SimulatedTenant tenant, CancellationToken cancellationToken) =>
        new(tenant, (string)(await tenant.PeopleAsync("HR", cancellationToken))[0]["mail"]!);

    /// <summary>Writes the command and waits for the preview.</summary>
    /// <returns>Id of the preview's message.</returns>
    public async Task<string> PreviewAsync(string group, CancellationToken cancellationToken)
    {
        var before = await LastAsync(cancellationToken);
        await tenant.SayAsync(mail, $"start linkedin-ai to \"{group}\"", cancellationToken);
        return await SimulatedTenant.UntilAsync(
            "the preview", PreviewLimit,
            async () => (string?)(await tenant.ChatAsync(mail, before, cancellationToken)).FirstOrDefault(m => m["card"]?.ToJsonString().Contains("\"sendNow\"", StringComparison.Ordinal) == true)?["id"],
            cancellationToken);
    }

    public Task SendNowAsync(string preview, CancellationToken cancellationToken) => tenant.PressAsync(mail, preview, "sendNow", cancellationToken);

    /// <summary>Id of the last message in this chat; 0 with none.</summary>
    public async Task<string> LastAsync(CancellationToken cancellationToken) => await tenant.ChatAsync(mail, "0", cancellationToken) is [.., var last] ? (string)last["id"]! : "0";

    /// <summary>Notices that people got after that message: everybody's messages but the author's own.</summary>
    public async Task<IReadOnlyList<(string Person, string Id, string Hash, DateTimeOffset Time)>> NoticesAsync(string after, CancellationToken cancellationToken)
    {
        var found = new List<(string, string, string, DateTimeOffset)>();
        while (true)
        {
            var page = await tenant.MessagesAsync(after, cancellationToken);
            if (page.Count == 0)
                return found;
            found.AddRange(page.Where(m => (string?)m["person"] != mail).Select(Describe));
            after = (string)page[^1]["id"]!;
        }
    }

    private static (string, string, string, DateTimeOffset) Describe(JsonNode message) => (
        (string)message["person"]!, (string)message["id"]!, (string)message["hash"]!, DateTimeOffset.Parse((string)message["time"]!, CultureInfo.InvariantCulture));
}
