using Microsoft.Extensions.Options;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Mail;

/// <summary>A mailbox to send from now, or when to come back.</summary>
internal readonly record struct MailPlace(string Mailbox, DateTimeOffset? Later);

/// <summary>All sender mailboxes.</summary>
internal sealed class MailboxBudgets(IOptions<MailOptions> options, IReader reader)
{
    private readonly Lock _lock = new();
    private readonly List<MailboxBudget> _all = [.. options.Value.Mailboxes.Select(address => new MailboxBudget(address, options.Value))];
    private long? _fence;

    public int Count => _all.Count;

    /// <summary>
    /// The limits are the mailbox's, not a replica's. Only one replica sends at a time, and whoever begins after another
    /// learns what that one sent.
    /// </summary>
    public async Task RememberAsync(long fence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_all.Count == 0)
            return;

        // The numbers follow each other, so nobody else has dispatched in between.
        if (_fence is { } last && fence <= last + 1)
        {
            _fence = fence;
            return;
        }

        foreach (var mailbox in _all)
        {
            var sent = await reader.ReadAsync((database, token) => SentMails.ReadAsync(database, mailbox.Address, now, token), cancellationToken);
            lock (_lock)
                mailbox.Remember(sent.Hours, sent.LastMinute);
        }

        _fence = fence;
    }

    /// <summary>How many mails can go now, from all of them.</summary>
    public int Free(DateTimeOffset now)
    {
        lock (_lock)
            return _all.Sum(mailbox => mailbox.Free(now));
    }

    /// <summary>When the next mail can go; null with no mailbox.</summary>
    public DateTimeOffset? NextFree(DateTimeOffset now)
    {
        lock (_lock)
            return _all.Count == 0 ? null : _all.Min(mailbox => mailbox.NextFree(now));
    }

    /// <summary>A mailbox for one mail, the one that is free first.</summary>
    public MailPlace Take(DateTimeOffset now)
    {
        lock (_lock)
        {
            var best = _all.MinBy(mailbox => mailbox.NextFree(now))!;
            return new MailPlace(best.Address, best.TryBegin(now));
        }
    }

    public void End(string mailbox) => With(mailbox, budget => budget.End());

    public void Rest(string mailbox, DateTimeOffset until) => With(mailbox, budget => budget.Rest(until));

    private void With(string mailbox, Action<MailboxBudget> change)
    {
        lock (_lock)
        {
            if (_all.Find(known => known.Address == mailbox) is { } budget)
                change(budget);
        }
    }
}
