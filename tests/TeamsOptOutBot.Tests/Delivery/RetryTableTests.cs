using System.Net;
using FsCheck.Xunit;
using Shouldly;
using TeamsOptOutBot.Delivery.Rates;
using Xunit;

namespace TeamsOptOutBot.Tests.Delivery;

public sealed class RetryTableTests
{
    private static readonly TimeSpan Said = TimeSpan.FromMinutes(11);

    [Fact]
    public void Throttling_waits_to_the_letter_and_never_counts_as_an_attempt()
    {
        Decide(429, retryAfter: Said, number: 99).ShouldBe(new RetryDecision.Retry(Said, CountsAsAttempt: false));
        Decide(429).ShouldBeOfType<RetryDecision.Retry>().After.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData(412)]
    [InlineData(502)]
    [InlineData(503)]
    public void Passing_trouble_is_tried_again_until_given_up(int status)
    {
        Decide(status).ShouldBeOfType<RetryDecision.Retry>();
        Decide(status, number: RetryTable.MostAttempts).ShouldBe(new RetryDecision.Failed(DeliveryReason.GaveUp));
        Decide(status, age: TimeSpan.FromHours(24)).ShouldBe(new RetryDecision.Failed(DeliveryReason.GaveUp));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(504)]
    public void A_lost_answer_is_uncertain_only_where_a_second_copy_may_appear(int? status)
    {
        Decide(status).ShouldBeOfType<RetryDecision.TreatAsUncertain>();
        Decide(status, operation: ConnectorOperation.Update).ShouldBeOfType<RetryDecision.Retry>();
        Decide(status, operation: ConnectorOperation.CreateConversation).ShouldBeOfType<RetryDecision.Retry>();
    }

    [Fact]
    public void Remedies_are_tried_once()
    {
        Decide(401).ShouldBe(new RetryDecision.RetryWithNewToken());
        Decide(401, tried: Remedies.NewToken).ShouldBe(new RetryDecision.StopTenant(DeliveryReason.BotUnauthorized));
        Decide(403, "ForbiddenOperationException").ShouldBe(new RetryDecision.Reinstall());
        Decide(403, "ForbiddenOperationException", tried: Remedies.Reinstall).ShouldBe(new RetryDecision.Unreachable(DeliveryReason.AppNotInstalled));
        Decide(403, "InvalidBotApiHost").ShouldBe(new RetryDecision.SwitchHost());
        Decide(404, "ConversationNotFound").ShouldBe(new RetryDecision.RecreateConversation());
        Decide(404, "ConversationNotFound", tried: Remedies.NewConversation | Remedies.NewToken).ShouldBe(new RetryDecision.Unreachable(DeliveryReason.ConversationGone));
    }

    [Fact]
    public void What_cannot_succeed_ends_with_its_reason()
    {
        Decide(403, "ConversationBlockedByUser").ShouldBe(new RetryDecision.Unreachable(DeliveryReason.BlockedByUser));
        Decide(403, "BotNotInConversationRoster").ShouldBe(new RetryDecision.Unreachable(DeliveryReason.AppUninstalled));
        Decide(403, "NotEnoughPermissions").ShouldBe(new RetryDecision.Unreachable(DeliveryReason.NoPermission));
        Decide(403, "BotDisabledByAdmin").ShouldBe(new RetryDecision.StopTenant(DeliveryReason.BotDisabledByAdmin));
        Decide(400, "BadSyntax").ShouldBe(new RetryDecision.Failed(DeliveryReason.BadRequest));
        Decide(413, "MessageSizeTooBig").ShouldBe(new RetryDecision.Failed(DeliveryReason.MessageTooBig));
        Decide(500, "ServiceError").ShouldBe(new RetryDecision.Failed(DeliveryReason.ServiceError));
        Decide(404, "ActivityNotFoundInConversation", operation: ConnectorOperation.Update).ShouldBe(new RetryDecision.Failed(DeliveryReason.MessageGone));
        Decide(404, operation: ConnectorOperation.Delete).ShouldBe(new RetryDecision.AlreadyGone());
    }

    [Property(MaxTest = 500)]
    public void Any_answer_is_decided_and_every_wait_is_bounded(int status, string? code, int number, int seed)
    {
        var decision = RetryTable.Decide((HttpStatusCode)(100 + Math.Abs(status % 500)), code, retryAfter: null, new(ConnectorOperation.Send, Math.Abs(number % 20) + 1, TimeSpan.Zero), new Random(seed));

        var wait = decision switch
        {
            RetryDecision.Retry retry => retry.After,
            RetryDecision.TreatAsUncertain uncertain => uncertain.After,
            _ => BackOff.Shortest,
        };
        wait.ShouldBeInRange(BackOff.Shortest, BackOff.Longest);
    }

    private static RetryDecision Decide(
        int? status, string? code = null, TimeSpan? retryAfter = null, int number = 1, TimeSpan age = default,
        ConnectorOperation operation = ConnectorOperation.Send, Remedies tried = Remedies.None) =>
        RetryTable.Decide((HttpStatusCode?)status, code, retryAfter, new(operation, number, age, tried), new Random(1));
}
