using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Commands.Grammar;

namespace TeamsOptOutBot.Commands;

/// <summary>Reads what somebody wrote, checks who may, and hands it to whoever carries it out.</summary>
internal sealed class CommandDesk(StartCommand start, StatusCommand status, CampaignCommands campaigns, OpenCommands open, HandOutCommands handOut, WhyCommand why, DoctorCommand doctor, EraseMeCommand eraseMe, HrRole role, CommandParser parser, Replies replies)
{
    public async Task<Reply> AnswerAsync(Asker asker, string text, CancellationToken cancellationToken)
    {
        var command = parser.Parse(text);
        if (VerbOf(command) is { } verb && CommandInfo.Of(verb).WhoMay == WhoMay.HrOnly && !asker.IsHr)
            return replies.NotHr(asker, role.GroupName);
        return command switch
        {
            ParsedCommand.Help => open.Help(asker),
            ParsedCommand.Notice notice => await handOut.StaffNoticeAsync(asker, notice.Template, cancellationToken),
            ParsedCommand.Checklist checklist => await handOut.ChecklistAsync(asker, checklist.Template, cancellationToken),
            ParsedCommand.PolicyNote note => handOut.PolicyNote(asker, note.Template),
            ParsedCommand.Templates => open.Templates(asker),
            ParsedCommand.Verify verify => await open.VerifyAsync(asker, verify.Name, cancellationToken),
            ParsedCommand.MyData => await open.MyDataAsync(asker, cancellationToken),
            ParsedCommand.EraseMe => await eraseMe.RunAsync(asker, cancellationToken),
            ParsedCommand.Doctor => await doctor.RunAsync(asker, cancellationToken),
            ParsedCommand.Status { Name: var name } => await status.RunAsync(asker, name, cancellationToken),
            ParsedCommand.Campaigns => await status.ListAsync(asker, cancellationToken),
            ParsedCommand.Start request => await start.RunAsync(asker, request, cancellationToken),
            ParsedCommand.Remind remind => await campaigns.RemindAsync(asker, remind.Name, cancellationToken),
            ParsedCommand.Close close => await campaigns.CloseAsync(asker, close.Name, cancellationToken),
            ParsedCommand.Why { Person: var person } => await why.RunAsync(asker, person, cancellationToken),
            ParsedCommand.Malformed malformed => Malformed(asker, malformed),
            ParsedCommand.Unknown unknown => replies.Say(asker, ReplyKeys.UnknownCommand, [.. unknown.Nearest.Select(verb => replies.Command(asker, verb))], ("text", PlainText.Name(unknown.Text))),
            _ => throw new InvalidOperationException("The grammar has no other command."),
        };
    }

    private Reply Malformed(Asker asker, ParsedCommand.Malformed malformed)
    {
        var args = malformed.Args.Select((value, index) => ("a" + index, (object)PlainText.Name(value))).Append(("command", replies.Command(asker, malformed.Verb))).ToArray();
        var title = replies.Texts.Format(ReplyKeys.MalformedTitle, asker.Language);
        return replies.Message(asker, title, replies.Texts.Format(malformed.TextKey, asker.Language, args), [replies.Command(asker, malformed.Verb, malformed.Example)]);
    }

    private static CommandVerb? VerbOf(ParsedCommand command) => command switch
    {
        ParsedCommand.Templates => CommandVerb.Templates,
        ParsedCommand.Start => CommandVerb.Start,
        ParsedCommand.Campaigns => CommandVerb.Campaigns,
        ParsedCommand.Remind => CommandVerb.Remind,
        ParsedCommand.Close => CommandVerb.Close,
        ParsedCommand.PolicyNote => CommandVerb.PolicyNote,
        ParsedCommand.Why => CommandVerb.Why,
        _ => null,
    };
}
