using TeamsOptOutBot.Scenarios.Harness;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Scenarios.Drivers;

/// <summary>Somebody who gets notices.</summary>
internal sealed class EmployeeDriver(Story story, Colleague person) : PersonDriver(story, person)
{
    private const string Subject = "Action required — LinkedIn AI data setting";

    /// <summary>The copies of the notice that came, reminders included; answered ones, too.</summary>
    public async Task<IReadOnlyList<Message>> NoticesAsync() =>
        [.. (await FromBotAsync()).Where(m => m.Card is { } card && (card.Title == Subject || card.Title.StartsWith("Answered: ", StringComparison.Ordinal)))];

    public async Task<Message> NoticeAsync() => (await NoticesAsync()).ShouldHaveSingleItem();

    public async Task<IReadOnlyList<Message>> RemindersAsync() => [.. (await NoticesAsync()).Skip(1)];

    /// <summary>Answers on the newest copy.</summary>
    public async Task<PressAnswer> AnswerAsync(string verb) => await PressAsync((await NoticesAsync())[^1], verb);
}
