using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Commands;

/// <summary>Plain answers: a title, a sentence, and what can be written next.</summary>
internal sealed class Replies(CardBook book)
{
    public TextCatalogue Texts => book.Texts;

    /// <param name="key">The title is <c>{key}.title</c>, the sentence <c>{key}.text</c>.</param>
    public Reply Say(Asker asker, string key, IReadOnlyList<string> suggestions, params ReadOnlySpan<(string Name, object Value)> args)
    {
        return Message(asker, Texts.Unbroken(key + ".title", asker.Language, args), Texts.Unbroken(key + ".text", asker.Language, args), suggestions);
    }

    /// <summary>A command as the asker would type it.</summary>
    public string Command(Asker asker, CommandVerb verb, string arguments = "") => $"{Texts.Word(CommandInfo.WordKeyOf(verb), asker.Language)} {arguments}".TrimEnd();

    public Reply Message(Asker asker, string title, string text, IReadOnlyList<string> suggestions) =>
        new(book.Message(new MessageFacts(asker.Language, title, text, suggestions)), title);

    public Reply NotHr(Asker asker, string hrGroup) => asker.Hr == RoleAnswer.CannotTell
        ? Say(asker, ReplyKeys.RoleUnknown, [Command(asker, CommandVerb.Help)], ("group", PlainText.Name(hrGroup)))
        : Say(asker, ReplyKeys.NotHr, [Command(asker, CommandVerb.Help), Command(asker, CommandVerb.Notice)], ("group", PlainText.Name(hrGroup)));
}
