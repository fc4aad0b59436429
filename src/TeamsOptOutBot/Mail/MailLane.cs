using System.Net;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Links;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Storage.Leases;
using TeamsOptOutBot.Storage.Queue;

namespace TeamsOptOutBot.Mail;

/// <summary>Through Graph's sendMail, one request for one row. 202 means that Exchange has accepted it; no id comes back.</summary>
internal sealed class MailLane(
    IMail mail, MailCache mails, MailboxBudgets budgets, MailTrouble trouble, TenantTrouble tenant, IAnswerLinks links, TimeProvider time, Random random) : ILane
{
    public string Name => "mail";

    /// <summary>A mailbox that is refused rests by itself; the others go on.</summary>
    public bool Rests => tenant.Graph.IsResting || budgets.NextFree(time.GetUtcNow()) is not { } free || free > time.GetUtcNow();

    public Task PrepareAsync(HeldLease lease, CancellationToken cancellationToken) => budgets.RememberAsync(lease.Fence, time.GetUtcNow(), cancellationToken);

    public IWindow Open() => new MailWindow(budgets, tenant.Graph, time);

    public DeliveryResult AfterFault(ClaimedDelivery claimed) => claimed.Attempts + 1 >= RetryTable.MostAttempts
        ? new DeliveryResult.Failed(DeliveryReason.GaveUp)
        : Later(claimed, time.GetUtcNow() + BackOff.After(claimed.Attempts + 1, random), DeliveryReason.AnswerLost, counted: true) with { Uncertain = true };

    public async Task<DeliveryResult> SendAsync(ClaimedDelivery claimed, HeldLease lease, CancellationToken stopping)
    {
        // Whoever has answered by whatever way gets no mail; an answer to a mail whose fate is not known proves that it came.
        if (claimed.Answered)
            return new DeliveryResult.NotNeeded(claimed.WasUncertain && claimed.Kind == DeliveryKind.Notice);
        if (string.IsNullOrWhiteSpace(claimed.Mail))
            return new DeliveryResult.Unreachable(DeliveryReason.NoMailAddress);
        if (await mails.ReadAsync(claimed.CardId, CancellationToken.None) is not { } notice)
            return new DeliveryResult.Failed(DeliveryReason.MessageGone);
        var now = time.GetUtcNow();
        if (stopping.IsCancellationRequested || !lease.IsSafe)
            return Later(claimed, now, DeliveryReason.None, counted: false);
        var (mailbox, later) = budgets.Take(now);
        if (later is { } at)
            return Later(claimed, at, DeliveryReason.None, counted: false) with { Mailbox = mailbox };
        try
        {
            await mail.SendAsync(await MailToAsync(claimed, notice, mailbox), CancellationToken.None);
            tenant.Graph.Answered();
            await trouble.OverAsync(mailbox, CancellationToken.None);
            return new DeliveryResult.Delivered(null) { Mailbox = mailbox };
        }
        catch (GraphException exception)
        {
            return await DecideAsync(claimed, exception, mailbox);
        }
        finally
        {
            budgets.End(mailbox);
        }
    }

    /// <summary>The same id however often it is tried, so that a mail that came twice can be seen to be one.</summary>
    private async Task<OutgoingMail> MailToAsync(ClaimedDelivery claimed, NoticeMail notice, string mailbox) =>
        new(mailbox, claimed.Mail!, notice.Subject, notice.HtmlFor(await links.ForAsync(claimed.CampaignId!.Value, claimed.PersonId, Latest(notice.LinkExpires, time.GetUtcNow() + NoticeMails.LinkLives), CancellationToken.None)), $"{claimed.CampaignId}-{claimed.Id}");

    private async Task<DeliveryResult> DecideAsync(ClaimedDelivery claimed, GraphException exception, string mailbox)
    {
        var now = time.GetUtcNow();
        switch ((int?)exception.Status, exception.Code)
        {
            case (400, "ErrorInvalidRecipients"):
                return new DeliveryResult.Unreachable(DeliveryReason.MailAddressRefused);
            case (401 or 403 or 404, _):
                budgets.Rest(mailbox, now + MailTrouble.Pause);
                await trouble.RaiseAsync(claimed.CampaignId, mailbox, exception, CancellationToken.None);
                return Later(claimed, now, DeliveryReason.NoSenderMailbox, counted: false);
            case (429, _):
                budgets.Rest(mailbox, now + (exception.RetryAfter ?? BackOff.After(1, random)));
                break;
        }

        if (Unanswered.Of(exception, tenant.Graph) is { } again && claimed.AgeAt(now) < RetryTable.LongestAge)
        {
            return exception.IsUnanswered
                ? Later(claimed, Unanswered.PauseAfterLost(again, claimed.AgeAt(now), now), DeliveryReason.AnswerLost, counted: false) with { Uncertain = true, Mailbox = mailbox }
                : Later(claimed, again, DeliveryReason.ServiceBusy, counted: false) with { Mailbox = mailbox };
        }

        var attempt = new DeliveryAttempt(ConnectorOperation.Send, claimed.Attempts + 1, claimed.AgeAt(now), claimed.Tried);
        DeliveryResult result = RetryTable.Decide(StatusOf(exception), exception.Code, exception.RetryAfter, attempt, random) switch
        {
            RetryDecision.Retry retry => Later(claimed, now + retry.After, retry.CountsAsAttempt ? DeliveryReason.ServiceBusy : DeliveryReason.Throttled, retry.CountsAsAttempt),
            RetryDecision.TreatAsUncertain lost => Later(claimed, now + lost.After, DeliveryReason.AnswerLost, counted: true) with { Uncertain = true },
            RetryDecision.Failed failed => new DeliveryResult.Failed(failed.Reason),
            _ => new DeliveryResult.Failed(DeliveryReason.Refused),
        };
        return result with { Mailbox = mailbox };
    }

    /// <summary>The table is the Bot Connector's. Of Graph's own errors none is said to be final (protocol reference 5.4), so each is tried again.</summary>
    private static HttpStatusCode? StatusOf(GraphException exception) => exception switch
    {
        { IsUnanswered: true } => null,
        { Status: >= HttpStatusCode.InternalServerError } => HttpStatusCode.ServiceUnavailable,
        _ => exception.Status,
    };

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DeliveryResult.Later Later(ClaimedDelivery claimed, DateTimeOffset dueAt, DeliveryReason reason, bool counted) =>
        new(dueAt, reason, Uncertain: false, counted, claimed.Step, claimed.Tried);
}
