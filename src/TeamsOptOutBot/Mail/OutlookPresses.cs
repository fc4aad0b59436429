using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Microsoft365.Bot;

namespace TeamsOptOutBot.Mail;

/// <summary>Gives an answer to a press the shape that its client draws: the same card, as Outlook takes it.</summary>
internal sealed class OutlookPresses(IOptions<MailOptions> options)
{
    public const string Channel = "outlook";

    public AdaptiveCardInvokeResponse Fit(string? channel, AdaptiveCardInvokeResponse answer) =>
        channel == Channel && answer.Value is JsonObject card && card["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name == "AdaptiveCard"
            ? AdaptiveCardInvokeResponse.Card(OutlookCard.From(card, options.Value.Originator))
            : answer;
}
