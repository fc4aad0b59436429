using TeamsOptOutBot.Campaigns;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Commands;

/// <summary><c>start linkedin-ai to Recruiters, "Page Admins"</c>: a preview. Nothing is sent before the author presses Send now.</summary>
internal sealed class StartCommand(StartCampaign start, PrepareCampaign prepare, CampaignTemplateLibrary library, GraphTrouble trouble, HealthTexts texts, Replies replies, TimeProvider time)
{
    /// <summary>A turn must not wait longer; what takes longer comes as a message.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    public async Task<Reply> RunAsync(Asker asker, ParsedCommand.Start command, CancellationToken cancellationToken)
    {
        var request = new CampaignRequest(
            command.Template, command.To, command.Except, (command.Due as DueDate.InDays)?.Days, (command.Due as DueDate.On)?.Date, command.AsStrict, asker.AadId, asker.Name, asker.Language)
        {
            Channels = command.Via?.Channels ?? CampaignChannels.Teams,
            MailAfterWorkingDays = command.Via?.AfterWorkingDays ?? 0,
            LinkWithoutSignIn = command.WithoutSignIn,
        };
        var outcome = await start.RunAsync(request, cancellationToken);
        if (outcome is StartOutcome.Drafted or StartOutcome.UnknownGroup or StartOutcome.AmbiguousGroup or StartOutcome.HiddenGroup)
            trouble.LookupAnswered();
        return outcome switch
        {
            StartOutcome.Drafted drafted => await PreviewAsync(asker, command, drafted.CampaignId),
            StartOutcome.UnknownTemplate unknown => replies.Say(
                asker, ReplyKeys.UnknownTemplate, [.. library.Nearest(unknown.Wanted).Select(id => replies.Command(asker, CommandVerb.Start, $"{id} to {Typed(command.To)}")), replies.Command(asker, CommandVerb.Templates)], ("template", PlainText.Name(unknown.Wanted))),
            StartOutcome.ExampleTemplate example => replies.Say(asker, ReplyKeys.ExampleTemplate, [replies.Command(asker, CommandVerb.Templates)], ("template", PlainText.Name(example.Id))),
            StartOutcome.UnknownGroup unknown => replies.Say(
                asker, unknown.Nearest.Count == 0 ? ReplyKeys.UnknownGroup : ReplyKeys.UnknownGroupNear, [.. unknown.Nearest.Select(g => replies.Command(asker, CommandVerb.Start, $"{command.Template} to {Quoted(g.DisplayName)}"))],
                ("group", PlainText.Name(unknown.Wanted)), ("near", replies.Texts.Row(asker.Language, unknown.Nearest.Select(g => PlainText.Name(g.DisplayName))))),
            StartOutcome.AmbiguousGroup several => replies.Say(
                asker, ReplyKeys.AmbiguousGroup, [.. several.Groups.Select(g => replies.Command(asker, CommandVerb.Start, $"{command.Template} to {g.Mail ?? g.Id}"))],
                ("group", PlainText.Name(several.Wanted)), ("count", several.Groups.Count)),
            StartOutcome.HiddenGroup hidden => replies.Say(asker, ReplyKeys.HiddenGroup, [], ("group", PlainText.Name(hidden.Name))),
            StartOutcome.DueInThePast past => replies.Say(asker, ReplyKeys.DueInThePast, [replies.Command(asker, CommandVerb.Start, $"{command.Template} to {Typed(command.To)} due in 21 days")], ("date", past.Date)),
            StartOutcome.MailNotSetUp => replies.Say(asker, ReplyKeys.MailNotSetUp, []),
            StartOutcome.DirectoryUnreadable unreadable => Unreadable(asker, unreadable),
            _ => throw new InvalidOperationException("A start has no other outcome."),
        };
    }

    private Reply Unreadable(Asker asker, StartOutcome.DirectoryUnreadable unreadable)
    {
        var why = texts.Sentences(trouble.RaiseLookup(unreadable.Cause), asker.Language);
        var text = replies.Texts.Format(ReplyKeys.UnreadableGroup + ".text", asker.Language, ("group", PlainText.Name(unreadable.Wanted))) + replies.Texts.Format(TextKeys.FormatSpace, asker.Language) + why;
        return replies.Message(asker, replies.Texts.Format(ReplyKeys.UnreadableGroup + ".title", asker.Language), text, []);
    }

    private async Task<Reply> PreviewAsync(Asker asker, ParsedCommand.Start command, int campaignId)
    {
        // The reading goes on when the turn ends: the draft is in the table, and the engine takes it up if this process does not end it.
        var reading = prepare.PrepareAsync(campaignId, CancellationToken.None);
        await Task.WhenAny(reading, Task.Delay(Patience, time));
        if (!reading.IsCompleted)
        {
            prepare.SendWhenRead(campaignId, reading);
            return replies.Say(asker, ReplyKeys.Reading, []);
        }

        return await reading is { } card ? new Reply(card, replies.Texts.Format(ReplyKeys.PreviewSummary, asker.Language)) : replies.Say(asker, ReplyKeys.Reading, []);
    }

    private static string Typed(IReadOnlyList<string> groups) => string.Join(", ", groups.Select(Quoted));

    private static string Quoted(string name) => name.All(char.IsLetterOrDigit) ? name : "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
