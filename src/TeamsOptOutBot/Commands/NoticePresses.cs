using System.Text.Json.Nodes;
using TeamsOptOutBot.Acknowledgements;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Reminders.Calendar;

namespace TeamsOptOutBot.Commands;

/// <summary>The buttons of a notice. The person is who the platform says; the card only says which campaign.</summary>
internal sealed class NoticePresses(RecordAcknowledgement record, CampaignCards cards, Replies replies, TestNotices tests, BotMetrics metrics, TimeProvider time)
{
    private const string More = "more";
    private const string Back = "back";
    private const string Change = "change";
    private const string View = "view";
    private const string Refresh = OutlookCard.RefreshVerb;
    private const string Help = "help";
    private const string Later = "later";

    public static bool Knows(string verb) => verb is More or Back or Change or View or Refresh or Help or Later || AnswerVerbs.Parse(verb) is not null;

    public async Task<AdaptiveCardInvokeResponse> PressAsync(Asker asker, string verb, JsonObject data, string channel, CancellationToken cancellationToken)
    {
        if (CardData.CampaignOf(data) is not { } campaignId)
            return AdaptiveCardInvokeResponse.Error(400, "MissingCampaign", replies.Texts.Format(ReplyKeys.PressNoCampaign, asker.Language));
        SnoozeChoice? snooze = null;
        if (verb == Later && (snooze = Snooze.Parse(CardData.Text(data, "when"))) is null)
            return AdaptiveCardInvokeResponse.Message(replies.Texts.Format(ReplyKeys.PressChooseDay, asker.Language));
        var pressed = time.GetTimestamp();
        var answer = AnswerVerbs.Parse(verb);
        var seen = answer is null ? null : await record.LookAsync(campaignId, asker.AadId, cancellationToken);
        if (answer == AnswerKind.Done && LookAgain(asker, seen, data) is { } lookAgain)
            return AdaptiveCardInvokeResponse.Message(lookAgain);
        var outcome = verb switch
        {
            More or Back or Change or View or Refresh => await record.LookAsync(campaignId, asker.AadId, cancellationToken),
            Help => await record.AskForHelpAsync(campaignId, asker.AadId, cancellationToken),
            Later => await record.SnoozeAsync(campaignId, asker.AadId, (person, now) => Snooze.Until(snooze!.Value, person.Country, now), cancellationToken),
            _ => await record.AnswerAsync(campaignId, asker.AadId, answer!.Value, channel, cancellationToken, seen),
        };
        if (outcome is PressOutcome.Recorded && answer is not null)
            metrics.Pressed(time.GetElapsedTime(pressed));
        return outcome switch
        {
            PressOutcome.Recorded recorded => Shown(verb, recorded),
            PressOutcome.CampaignClosed closed => AdaptiveCardInvokeResponse.Card(cards.Closed(closed.Campaign, asker.Language, closed.Answered)),
            PressOutcome.NotARecipient => AdaptiveCardInvokeResponse.Message(replies.Texts.Format(ReplyKeys.PressNotARecipient, asker.Language)),
            PressOutcome.NoSuchCampaign => await tests.PressAsync(asker, campaignId, verb, data, cancellationToken),
            _ => throw new InvalidOperationException("A press has no other outcome."),
        };
    }

    /// <summary>A wrong choice records nothing and says where to look once more.</summary>
    private string? LookAgain(Asker asker, PressOutcome? seen, JsonObject data) =>
        seen is PressOutcome.Recorded { Recipient.Answer: not AnswerKind.Done } press
            ? QuestionCheck.LookAgain(cards.TemplateOf(press.Campaign), press.Person.Language ?? asker.Language, name => CardData.Text(data, name), replies.Texts.Format(ReplyKeys.PressChooseAnswers, asker.Language))
            : null;

    private AdaptiveCardInvokeResponse Shown(string verb, PressOutcome.Recorded recorded)
    {
        var (campaign, person, recipient, _) = recorded;
        var variant = cards.VariantOf(campaign, person, recipient.Profile);
        if (verb == Change)
            return AdaptiveCardInvokeResponse.Card(cards.Notice(campaign, variant).Card);
        if (recipient.Answer is { } answer && verb is not (More or Back))
            return AdaptiveCardInvokeResponse.Card(cards.AnsweredOwn(campaign, variant, answer, recipient.AnsweredAt!.Value));
        return verb switch
        {
            More => AdaptiveCardInvokeResponse.Card(cards.More(campaign, variant)),
            Help => AdaptiveCardInvokeResponse.Card(cards.Help(campaign, variant)),
            Later => AdaptiveCardInvokeResponse.Message(replies.Texts.Format(
                ReplyKeys.PressSnoozed, variant.Language, ("date", DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(recipient.SnoozedUntil!.Value, CountryZones.ZoneOf(person.Country)).DateTime)))),
            _ => AdaptiveCardInvokeResponse.Card(cards.Notice(campaign, variant).Card),
        };
    }
}
