using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Teams;

namespace TeamsOptOutBot.Simulator.Client;

/// <summary>What a person does in Teams and Outlook.</summary>
internal sealed class TeamsClient(
    Conversations conversations, MessageFeed feed, Mailboxes mailboxes, ContentPool pool, Activities activities, AppInstaller installer, BotSender sender)
{
    /// <summary>Says something to the bot; opens (installs) the app first when it is not there.</summary>
    public async Task<BotAnswer> SayAsync(Person person, string text, bool inTeam, CancellationToken cancellationToken)
    {
        if (inTeam)
        {
            await installer.InstallInTeamAsync(person, cancellationToken);
            var post = conversations.Channel.Add(person, pool.Get(text, null), opensThread: true);
            return await sender.SendAsync(activities.ChannelMessage(person, post.Id, post.Id, text), person, cancellationToken);
        }

        var chat = conversations.Of(person);
        if (installer.TryInstall(person))
        {
            await installer.SendEventsAsync(person, cancellationToken);
        }
        else if (chat.App == AppState.Blocked)
        {
            chat.App = AppState.Installed;
        }

        var message = chat.Add(person, pool.Get(text, null));
        return await sender.SendAsync(activities.Message(person, activities.PersonalConversation(person), message.Id, text), person, cancellationToken);
    }

    /// <summary>Presses something in a card; a message of somebody else may be pressed too, as by a stranger.</summary>
    /// <returns>The bot's answer, or a sentence why there is nothing to press.</returns>
    public Task<(BotAnswer? Answer, string? Refused)> PressAsync(Person person, PressRequest request, CancellationToken cancellationToken) =>
        request.In == "mail" ? PressMailAsync(person, request, cancellationToken) : PressMessageAsync(person, request, cancellationToken);

    private async Task<(BotAnswer? Answer, string? Refused)> PressMessageAsync(Person person, PressRequest request, CancellationToken cancellationToken)
    {
        var message = feed.Find(request.MessageId ?? "");
        if (message is null or { Deleted: true } or { Sender: not null })
        {
            return (null, $"There is no message '{request.MessageId}' of the bot.");
        }

        var conversation = message.Conversation;
        var plan = PlanOf(request, conversation.SeenByDevices(message, person));
        if (plan.Refused is not null)
        {
            return (null, plan.Refused);
        }

        var address = conversation.Person is { } owner ? activities.PersonalConversation(owner) : activities.ChannelConversation(message.Thread);
        var activity = plan.Name is null
            ? activities.Submit(person, address, message.Id, plan.Value!)
            : activities.Invoke(person, address, message.Id, plan.Name, plan.Value!);
        var answer = await sender.SendAsync(activity, person, cancellationToken);

        // A returned card is seen by the presser alone: a stranger's press changes nothing for the owner.
        if (ReturnedCard(plan, answer) is { } returned && (conversation.Person is null || conversation.Person == person))
        {
            conversation.ReplaceFor(message, person, pool.Get(null, returned));
        }

        return (answer, null);
    }

    private async Task<(BotAnswer? Answer, string? Refused)> PressMailAsync(Person person, PressRequest request, CancellationToken cancellationToken)
    {
        if (mailboxes.Read(person).FirstOrDefault(m => m.Id == request.MessageId) is not { Card: { } card } mail)
        {
            return (null, $"There is no mail '{request.MessageId}' with a card in this inbox.");
        }

        if (!mailboxes.ButtonsWorkIn(mail))
        {
            return (null, "Outlook disables the buttons of a mail that is older than a month.");
        }

        var plan = PressPlan.Make(request, card);
        if (plan.Refused is not null || plan.Name is null)
        {
            return (null, plan.Refused ?? "Outlook does not know Action.Submit.");
        }

        var address = activities.PersonalConversation(person);
        var answer = await sender.SendAsync(activities.Invoke(person, address, null, plan.Name, plan.Value!, Activities.Outlook), person, cancellationToken);
        if (ReturnedCard(plan, answer) is { } returned)
        {
            using var json = JsonDocument.Parse(returned);
            mailboxes.Replace(person, mail.Id, json.RootElement.Clone());
        }

        return (answer, null);
    }

    /// <summary>The button as the card shows it now; else as a device that has not seen the last change still shows it.</summary>
    private static PressPlan PlanOf(PressRequest request, IReadOnlyList<MessageContent> shown)
    {
        PressPlan? now = null;
        foreach (var content in shown)
        {
            using var card = Parse(content);
            var plan = card is null ? new PressPlan(null, null, $"Message '{request.MessageId}' has no card.") : PressPlan.Make(request, card.RootElement);
            if (plan.Refused is null && (now is null || request.Data is null))
            {
                return plan;
            }

            now ??= plan;
        }

        return now!;
    }

    private static JsonDocument? Parse(MessageContent content) => content.Card is { } card ? JsonDocument.Parse(card) : null;

    private static byte[]? ReturnedCard(PressPlan plan, BotAnswer answer) =>
        plan.Name == "adaptiveCard/action" && answer.Status == 200
        && answer.Body is JsonObject body && body["value"] is JsonObject card
        && body["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name == Connector.OutgoingActivity.CardType
            ? JsonSerializer.SerializeToUtf8Bytes(card)
            : null;
}
