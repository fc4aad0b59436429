using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Scenarios.Harness;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Scenarios.Drivers;

/// <summary>Somebody of the company, at Teams.</summary>
internal class PersonDriver(Story story, Colleague person)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Colleague Person => person;

    public string Mail => person.Mail;

    protected Story Story => story;

    private string Path => $"/sim/people/{Uri.EscapeDataString(person.Mail)}";

    /// <summary>Writes to the bot and reads what it answers.</summary>
    public async Task<Message> SayAsync(string text)
    {
        var before = await LastIdAsync();

        // 504: the turn took longer than Teams waits; the answer comes all the same.
        (await TellAsync(text)).ShouldBeOneOf(200, 504);
        return await NextAsync(before);
    }

    /// <returns>The bot's HTTP status.</returns>
    public async Task<int> TellAsync(string text, string? @in = null)
    {
        story.Said(text);
        return (int)(await story.PostAsync($"{Path}/say", new { text, @in }))["status"]!;
    }

    /// <summary>The next message of the bot after that one.</summary>
    public async Task<Message> NextAsync(long after)
    {
        Message? found = null;
        await story.WaitAsync(Patience, $"an answer to {person.JobTitle}", async () =>
        {
            found = (await ChatAsync()).FirstOrDefault(m => m.From == "bot" && m.Id > after);
            if (found is null && story.IsRunning)
                await story.RunAsync<DispatchDeliveries>();
            return found is not null;
        });
        return found!;
    }

    /// <summary>The chat with the bot, oldest first; <paramref name="in"/> <c>team</c>: the channel.</summary>
    public async Task<IReadOnlyList<Message>> ChatAsync(string? @in = null) =>
        [.. (await story.GetAsync($"{Path}/chat?in={@in}")).AsArray().Where(m => !(bool)m!["deleted"]!).Select(m => Message.Read(m!))];

    public async Task<IReadOnlyList<Message>> FromBotAsync() => [.. (await ChatAsync()).Where(m => m.From == "bot")];

    public async Task<long> LastIdAsync() => await ChatAsync() is [.., var last] ? last.Id : 0;

    /// <summary>The message as it is seen now.</summary>
    public async Task<Message> AgainAsync(Message message) => (await ChatAsync()).Single(m => m.Id == message.Id);

    /// <summary>Presses a button of a card, which may be somebody else's.</summary>
    public async Task<PressAnswer> PressAsync(Message message, string verb, object? inputs = null, object? data = null)
    {
        var answer = await PressRawAsync(new { messageId = message.Id.ToString(), verb, inputs, data });
        answer.Status.ShouldBe(200);
        return answer;
    }

    /// <summary>The inbox, oldest first.</summary>
    public async Task<IReadOnlyList<InboxMail>> InboxAsync() => [.. (await story.GetAsync($"{Path}/mail")).AsArray().Select(m => InboxMail.Read(m!))];

    public async Task<InboxMail> OnlyMailAsync() => (await InboxAsync()).ShouldHaveSingleItem();

    /// <summary>Presses a button of the card in a mail.</summary>
    public Task<PressAnswer> PressMailAsync(InboxMail mail, string verb, object? inputs = null) => PressRawAsync(new { messageId = mail.Id, verb, inputs, @in = "mail" });

    /// <summary>Opens the mail in Outlook, which refreshes the card.</summary>
    public Task<PressAnswer> OpenMailAsync(InboxMail mail) => PressRawAsync(new { messageId = mail.Id, trigger = "automatic", @in = "mail" });

    public async Task<PressAnswer> PressRawAsync(object press)
    {
        var answer = await story.PostAsync($"{Path}/press", press);
        return new PressAnswer((int)answer["status"]!, answer["body"]);
    }

    /// <summary>Installs, uninstalls, preinstalls, blocks or unblocks the app.</summary>
    public Task AppAsync(string what) => story.PostAsync($"{Path}/app", new { @do = what });
}
