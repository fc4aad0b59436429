using System.Net;

namespace TeamsOptOutBot.Delivery.Rates;

/// <summary>
/// The one place that decides what an answer of the Bot Connector means. Statuses and codes are those of Microsoft's
/// "Status codes from bot conversational APIs"; where the page gives only a status, an unknown code means the same.
/// </summary>
internal static class RetryTable
{
    public const int MostAttempts = 12;

    public static readonly TimeSpan LongestAge = TimeSpan.FromHours(24);

    /// <param name="status">Null when no answer came.</param>
    /// <param name="code">The service's code, whatever its case; null when it gave none.</param>
    /// <param name="retryAfter">Kept to the letter, longer than our own bound if it is.</param>
    public static RetryDecision Decide(HttpStatusCode? status, string? code, TimeSpan? retryAfter, DeliveryAttempt attempt, Random random) => (int?)status switch
    {
        null or 408 or 504 => LostAnswer(retryAfter, attempt, random),
        400 => new RetryDecision.Failed(DeliveryReason.BadRequest),
        401 => Once(Remedies.NewToken, attempt, new RetryDecision.RetryWithNewToken(), new RetryDecision.StopTenant(DeliveryReason.BotUnauthorized)),
        403 => Forbidden(code, attempt),
        404 => NotFound(attempt),
        412 or 502 or 503 => Again(retryAfter, attempt, random),
        413 => new RetryDecision.Failed(DeliveryReason.MessageTooBig),
        429 => Throttled(retryAfter, attempt, random),
        >= 500 => new RetryDecision.Failed(DeliveryReason.ServiceError),
        _ => new RetryDecision.Failed(DeliveryReason.Refused),
    };

    private static RetryDecision Forbidden(string? code, DeliveryAttempt attempt) => code?.ToUpperInvariant() switch
    {
        "BOTDISABLEDBYADMIN" => new RetryDecision.StopTenant(DeliveryReason.BotDisabledByAdmin),
        "BOTNOTINCONVERSATIONROSTER" => new RetryDecision.Unreachable(DeliveryReason.AppUninstalled),
        "CONVERSATIONBLOCKEDBYUSER" => new RetryDecision.Unreachable(DeliveryReason.BlockedByUser),
        "FORBIDDENOPERATIONEXCEPTION" => Once(Remedies.Reinstall, attempt, new RetryDecision.Reinstall(), new RetryDecision.Unreachable(DeliveryReason.AppNotInstalled)),
        "INVALIDBOTAPIHOST" => Once(Remedies.OtherHost, attempt, new RetryDecision.SwitchHost(), new RetryDecision.StopTenant(DeliveryReason.WrongServiceHost)),
        "NOTENOUGHPERMISSIONS" or "MESSAGEWRITESBLOCKED" => new RetryDecision.Unreachable(DeliveryReason.NoPermission),
        _ => new RetryDecision.Unreachable(DeliveryReason.Refused),
    };

    private static RetryDecision NotFound(DeliveryAttempt attempt) => attempt.Operation switch
    {
        ConnectorOperation.Delete => new RetryDecision.AlreadyGone(),
        // A message that is gone, or whose conversation is, cannot be updated in a new one.
        ConnectorOperation.Update => new RetryDecision.Failed(DeliveryReason.MessageGone),
        ConnectorOperation.CreateConversation => new RetryDecision.Unreachable(DeliveryReason.ConversationGone),
        ConnectorOperation.Send => Once(Remedies.NewConversation, attempt, new RetryDecision.RecreateConversation(), new RetryDecision.Unreachable(DeliveryReason.ConversationGone)),
        _ => throw new ArgumentOutOfRangeException(nameof(attempt), attempt.Operation, "Unknown operation."),
    };

    /// <summary>Only a send can leave a second copy: creating is idempotent, an update and a removal end the same either way.</summary>
    private static RetryDecision LostAnswer(TimeSpan? retryAfter, DeliveryAttempt attempt, Random random)
    {
        var decision = Again(retryAfter, attempt, random);
        return decision is RetryDecision.Retry retry && attempt.Operation == ConnectorOperation.Send
            ? new RetryDecision.TreatAsUncertain(retry.After)
            : decision;
    }

    private static RetryDecision Again(TimeSpan? retryAfter, DeliveryAttempt attempt, Random random) =>
        attempt.Number >= MostAttempts || attempt.Age >= LongestAge
            ? new RetryDecision.Failed(DeliveryReason.GaveUp)
            : new RetryDecision.Retry(retryAfter ?? BackOff.After(attempt.Number, random), CountsAsAttempt: true);

    private static RetryDecision Throttled(TimeSpan? retryAfter, DeliveryAttempt attempt, Random random) =>
        attempt.Age >= LongestAge
            ? new RetryDecision.Failed(DeliveryReason.GaveUp)
            : new RetryDecision.Retry(retryAfter ?? BackOff.After(attempt.Number, random), CountsAsAttempt: false);

    private static RetryDecision Once(Remedies remedy, DeliveryAttempt attempt, RetryDecision first, RetryDecision then) =>
        attempt.Tried.HasFlag(remedy) ? then : first;
}
