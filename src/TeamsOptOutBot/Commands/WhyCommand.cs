using TeamsOptOutBot.Audience;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Reports;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Commands;

/// <summary><c>why</c>: what happened to one person's notice.</summary>
internal sealed class WhyCommand(WhyPerson why, IWriter writer, CardBook book, Replies replies, TimeProvider time)
{
    public async Task<Reply> RunAsync(Asker asker, string person, CancellationToken cancellationToken)
    {
        var found = await why.FindAsync(person, cancellationToken);
        if (found.Count == 0)
            return replies.Say(asker, ReplyKeys.UnknownPerson, [replies.Command(asker, CommandVerb.Why, CommandInfo.Of(CommandVerb.Why).Example)], ("name", PlainText.Name(person)));
        if (found.Count > 1)
        {
            var mails = found.Select(p => p.Mail).OfType<string>().ToList();
            return replies.Say(
                asker, ReplyKeys.AmbiguousPerson, [.. mails.Select(mail => replies.Command(asker, CommandVerb.Why, mail))],
                ("name", PlainText.Name(person)), ("near", replies.Texts.Row(asker.Language, mails.Select(PlainText.Name))));
        }

        var looking = await writer.WriteAsync(async (database, token) => (await PeopleSnapshot.EnsureAsync(database, asker.AadId, asker.Name, asker.Language, time.GetUtcNow(), token)).Id, cancellationToken);
        var facts = await why.ReadAsync(found[0], looking, asker.Language, cancellationToken);
        return new Reply(book.Why(facts), replies.Texts.Format(TextKeys.WhyTitle, asker.Language, ("name", PlainText.Name(found[0].Name))));
    }
}
