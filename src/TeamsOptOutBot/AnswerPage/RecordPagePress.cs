using TeamsOptOutBot.Acknowledgements;
using TeamsOptOutBot.Reminders.Calendar;

namespace TeamsOptOutBot.AnswerPage;

/// <summary>Does what a press on a card does.</summary>
internal sealed class RecordPagePress(RecordAcknowledgement record)
{
    public Task<PressOutcome> RunAsync(LinkedNotice.Open notice, PagePress press, string channel, CancellationToken cancellationToken) => press switch
    {
        PagePress.Answer answer => record.AnswerAsync(notice.Campaign.Id, notice.Person.AadId, answer.Kind, channel, cancellationToken),
        PagePress.Help => record.AskForHelpAsync(notice.Campaign.Id, notice.Person.AadId, cancellationToken),
        PagePress.Later later => record.SnoozeAsync(notice.Campaign.Id, notice.Person.AadId, (person, now) => Snooze.Until(later.When, person.Country, now), cancellationToken),
        _ => throw new InvalidOperationException("The page has no other button."),
    };
}
