using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Simulator.Traffic;
using TeamsOptOutBot.Storage.Model;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Faults;

/// <summary>The tenant's log against the database, person by person.</summary>
internal sealed class Reckoning
{
    private readonly List<string> _lost = [];
    private readonly List<string> _unexplained = [];
    private readonly List<string> _answers = [];

    /// <summary>People without a notice and without a reason that the tenant gave.</summary>
    public IReadOnlyList<string> Lost => _lost;

    /// <summary>Second copies that neither a kill nor a lost answer explains.</summary>
    public IReadOnlyList<string> Unexplained => _unexplained;

    /// <summary>Presses that were answered and are not in the database.</summary>
    public IReadOnlyList<string> LostAnswers => _answers;

    public int ByKill { get; private set; }

    public int ByLostAnswer { get; private set; }

    public int Delivered { get; private set; }

    public int StoredPresses { get; private set; }

    public static async Task<Reckoning> MakeAsync(FaultCampaign run, FaultDatabase database, FaultyTenant tenant)
    {
        var (recipients, notices, answers) = await database.Reader.ReadAsync(
            async (context, token) =>
            {
                var people = await context.People.ToDictionaryAsync(p => p.Id, p => p.AadId, token);
                return (
                    (await context.Recipients.Where(r => r.CampaignId == run.Campaign).ToListAsync(token)).ToLookup(r => people[r.PersonId]),
                    (await context.Deliveries.Where(d => d.CampaignId == run.Campaign && d.Kind == DeliveryKind.Notice).ToListAsync(token)).ToLookup(d => people[d.PersonId]),
                    (await context.Acknowledgements.Where(a => a.CampaignId == run.Campaign).OrderBy(a => a.Id).ToListAsync(token)).ToLookup(a => people[a.PersonId]));
            },
            CancellationToken.None);
        var log = (await tenant.LogAsync()).Where(e => e is { Direction: "toTenant", Person: not null }).ToLookup(e => e.Person!, StringComparer.OrdinalIgnoreCase);
        var reckoning = new Reckoning();
        foreach (var person in tenant.Audience)
        {
            reckoning.Notice(run, person, [.. recipients[person.Id]], [.. notices[person.Id]], [.. log[person.Mail]], tenant.MessagesOf(person));
            reckoning.Answers(person, run.Pressers!.Presses.GetValueOrDefault(person.Id) ?? [], recipients[person.Id].FirstOrDefault(), [.. answers[person.Id].Select(a => a.Answer)]);
        }

        return reckoning;
    }

    private void Notice(FaultCampaign run, Colleague person, List<Recipient> recipients, List<DeliveryRow> notices, List<LogEntry> log, IReadOnlyList<string> messages)
    {
        if (recipients is not [var recipient] || notices is not [var notice])
        {
            _lost.Add($"{person.Mail}: {recipients.Count} recipients, {notices.Count} notices");
            return;
        }

        var accepted = log.Where(e => e is { Operation: "connector.send" or "connector.create", Accepted: true, ActivityId: not null }).ToList();
        accepted.Select(e => e.ActivityId!).ShouldBe(messages, ignoreOrder: true, $"{person.Mail}: the tenant's log and chat differ.");
        var arrived = recipient.State == NoticeState.Delivered && messages.Contains(notice.ActivityId!);
        var told = recipient.State is NoticeState.Unreachable or NoticeState.Failed && log.Exists(e => e.Status is 400 or 403 or 404 or 413 or 500 && e.Operation is not "connector.update");
        if (arrived)
            Delivered++;
        else if (!told)
            _lost.Add($"{person.Mail}: {recipient.State} {recipient.Reason}, delivery {notice.State} {notice.ActivityId}, {messages.Count} messages");
        Explain(run, person, accepted);
    }

    /// <summary>A copy that was followed by another: its answer was lost on the way, or with the process that waited for it.</summary>
    private void Explain(FaultCampaign run, Colleague person, List<LogEntry> accepted)
    {
        foreach (var (copy, next) in accepted.Zip(accepted.Skip(1)))
        {
            if (copy.Status == 0)
                ByLostAnswer++;
            else if (run.Kills.Any(kill => kill.InFlight.Contains(person.Id) && copy.Time <= kill.At && kill.At <= next.Time))
                ByKill++;
            else
                _unexplained.Add($"{person.Mail}: {string.Join(", ", accepted.Select(e => $"{e.Time:HH:mm:ss.fff} {e.Status} {e.ActivityId}"))}; kills {string.Join(", ", run.Kills.Select(k => $"{k.At:HH:mm:ss.fff}"))}");
        }
    }

    private void Answers(Colleague person, List<Press> presses, Recipient? recipient, List<AnswerKind> recorded)
    {
        var stored = presses.Where(p => p.Fate == PressFate.Stored).ToList();
        StoredPresses += stored.Count;

        // The same answer twice in a row is recorded once.
        var next = 0;
        AnswerKind? before = null;
        foreach (var press in stored)
        {
            if (press.Answer == before)
                continue;
            before = press.Answer;
            next = recorded.IndexOf(press.Answer, next) + 1;
            if (next == 0)
            {
                _answers.Add($"{person.Mail}: pressed {string.Join(", ", presses.Select(p => $"{p.Answer} ({p.Fate})"))}, recorded {string.Join(", ", recorded)}");
                return;
            }
        }

        if (stored.Count == 0)
            return;
        var last = presses.FindLastIndex(p => p.Fate == PressFate.Stored);
        if (!presses.Skip(last).Any(p => p.Answer == recipient?.Answer && p.Fate != PressFate.Refused))
            _answers.Add($"{person.Mail}: pressed {string.Join(", ", presses.Select(p => $"{p.Answer} ({p.Fate})"))}, now {recipient?.Answer}");
    }
}
