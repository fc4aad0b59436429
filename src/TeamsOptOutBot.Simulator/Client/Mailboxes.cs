using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Hosting;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Client;

/// <summary>A mail in somebody's inbox.</summary>
/// <param name="Sender">Address of the mailbox that it came from.</param>
/// <param name="Card">The Adaptive Card in its script element; null when there is none that Outlook draws.</param>
internal sealed record InboxMail(string Id, string Sender, string Subject, string Html, JsonElement? Card, DateTimeOffset Time, IReadOnlyDictionary<string, string> Headers);

/// <summary>Everybody's inbox.</summary>
internal sealed partial class Mailboxes(Tenant tenant, SimulatorOptions options)
{
    /// <summary>Outlook disables the buttons of older mails.</summary>
    private static readonly TimeSpan ButtonsWork = TimeSpan.FromDays(30);

    private readonly TimeProvider _clock = options.MailClock ?? options.Clock;

    private readonly ConcurrentDictionary<Guid, List<InboxMail>> _inboxes = new();
    private long _last;

    public void Deliver(Person person, string sender, string subject, string html, IReadOnlyDictionary<string, string> headers)
    {
        var inbox = _inboxes.GetOrAdd(person.Id, _ => []);
        lock (inbox)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"mail-{Interlocked.Increment(ref _last)}");
            inbox.Add(new InboxMail(id, sender, subject, html, FindCard(html), _clock.GetUtcNow(), headers));
        }
    }

    public IReadOnlyList<InboxMail> Read(Person person)
    {
        if (!_inboxes.TryGetValue(person.Id, out var inbox))
        {
            return [];
        }

        lock (inbox)
        {
            return [.. inbox];
        }
    }

    public bool ButtonsWorkIn(InboxMail mail) => _clock.GetUtcNow() - mail.Time < ButtonsWork;

    /// <summary>Outlook replaces the card in the mail by the one an invoke returned.</summary>
    public void Replace(Person person, string mailId, JsonElement card)
    {
        if (_inboxes.TryGetValue(person.Id, out var inbox))
        {
            lock (inbox)
            {
                var index = inbox.FindIndex(m => m.Id == mailId);
                if (index >= 0)
                {
                    inbox[index] = inbox[index] with { Card = card };
                }
            }
        }
    }

    private JsonElement? FindCard(string html)
    {
        if (CardScript().Match(html) is not { Success: true } match)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(match.Groups["card"].Value);
            return IsDrawn(json.RootElement) ? json.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            // Outlook shows the body of a mail whose card it cannot read.
            return null;
        }
    }

    /// <summary>Universal actions need version 1.4 and the registered provider; otherwise the body alone is shown.</summary>
    private bool IsDrawn(JsonElement card) =>
        card.Text("type") == "AdaptiveCard" && card.Text("originator") == tenant.ProviderId
        && Version.TryParse(card.Text("version"), out var version) && version >= new Version(1, 4)
        && CardAction.FindAll(card, "Action.Http").Count == 0;

    [GeneratedRegex("""<script\s+type="application/adaptivecard\+json"\s*>(?<card>.*?)</script>""", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CardScript();
}
