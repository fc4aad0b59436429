using FsCheck;
using FsCheck.Xunit;
using Shouldly;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Tests.Cards;
using TeamsOptOutBot.Texts;
using Xunit;

namespace TeamsOptOutBot.Tests.Commands;

public sealed class CommandParserTests
{
    private static readonly CommandWords Words = new(TextCatalogue.Load(Path.Combine(Repository.AdaptiveCards, "texts"), []));

    private static readonly CommandParser Parser = new(Words);

    [Fact]
    public void Plain_commands_are_read_whatever_their_case()
    {
        Parser.Parse("help").ShouldBe(new ParsedCommand.Help());
        Parser.Parse("NOTICE").ShouldBe(new ParsedCommand.Notice(Template: null));
        Parser.Parse("notice copilot-training").ShouldBe(new ParsedCommand.Notice("copilot-training"));
        Parser.Parse("Checklist").ShouldBe(new ParsedCommand.Checklist(null));
        foreach (var text in new[] { "policy-note", "policy note", "PolicyNote" })
            Parser.Parse(text).ShouldBe(new ParsedCommand.PolicyNote(null));
        Parser.Parse("policy note linkedin-ai").ShouldBe(new ParsedCommand.PolicyNote("linkedin-ai"));
        Parser.Parse("Templates").ShouldBe(new ParsedCommand.Templates());
        Parser.Parse("campaigns").ShouldBe(new ParsedCommand.Campaigns());
        Parser.Parse("my data").ShouldBe(new ParsedCommand.MyData());
        Parser.Parse("MyData").ShouldBe(new ParsedCommand.MyData());
        Parser.Parse("status").ShouldBe(new ParsedCommand.Status(Name: null));
        Parser.Parse("status LinkedIn AI").ShouldBe(new ParsedCommand.Status("LinkedIn AI"));
        Parser.Parse("remind \"linkedin-ai\"").ShouldBe(new ParsedCommand.Remind("linkedin-ai"));
        Parser.Parse("close linkedin-ai").ShouldBe(new ParsedCommand.Close("linkedin-ai"));
        Parser.Parse("verify linkedin-ai").ShouldBe(new ParsedCommand.Verify("linkedin-ai"));
    }

    [Theory]
    [InlineData("/help")]
    [InlineData("@TeamsOptOutBot help")]
    [InlineData("<at>TeamsOptOutBot</at> help")]
    [InlineData("  \u00A0help\u200F!\r\n")]
    [InlineData("\u202Bhelp\u202C")]
    [InlineData("")]
    [InlineData("@bot")]
    [InlineData("<at>TeamsOptOutBot</at>")]
    public void Addressing_and_invisible_characters_do_not_matter(string text) =>
        Parser.Parse(text).ShouldBe(new ParsedCommand.Help());

    [Theory]
    [InlineData("start linkedin-ai to Recruiters, \"Page Admins\"")]
    [InlineData("START linkedin-ai TO Recruiters, “Page Admins”")]
    [InlineData("start linkedin-ai to Recruiters, „Page Admins“")]
    [InlineData("start linkedin-ai to Recruiters, «\u00A0Page Admins\u00A0»")]
    [InlineData("start linkedin-ai to Recruiters, »Page Admins«")]
    [InlineData("start linkedin-ai to Recruiters, ‘Page Admins’")]
    [InlineData("start linkedin-ai to Recruiters, 'Page Admins'")]
    [InlineData("start linkedin-ai to Recruiters,Page\u00A0Admins,recruiters , PAGE ADMINS,")]
    public void Groups_are_read_with_every_kind_of_quote_and_once_each(string text)
    {
        var start = Parser.Parse(text).ShouldBeOfType<ParsedCommand.Start>();

        start.Template.ShouldBe("linkedin-ai");
        start.To.ShouldBe(["Recruiters", "Page Admins"]);
        start.Except.ShouldBeEmpty();
        start.Due.ShouldBeNull();
        start.AsStrict.ShouldBeFalse();
    }

    [Fact]
    public void Everything_that_may_follow_the_groups_is_read_in_any_order()
    {
        var start = Parser.Parse("start linkedin-ai to \"Sales, EMEA\" as strict except Interns, 'Temps' due in 10 days").ShouldBeOfType<ParsedCommand.Start>();

        start.To.ShouldBe(["Sales, EMEA"]);
        start.Except.ShouldBe(["Interns", "Temps"]);
        start.Due.ShouldBe(new DueDate.InDays(10));
        start.AsStrict.ShouldBeTrue();
        Parser.Parse("start linkedin-ai to Sales due 2026-12-24").ShouldBeOfType<ParsedCommand.Start>().Due.ShouldBe(new DueDate.On(new DateOnly(2026, 12, 24)));
        Parser.Parse("start linkedin-ai to Sales, due in 1 day").ShouldBeOfType<ParsedCommand.Start>().Due.ShouldBe(new DueDate.InDays(1));
    }

    [Theory]
    [InlineData("start a to \"The \"\"A\"\" Team\"", "The \"A\" Team")]
    [InlineData("start a to O'Brien's team", "O'Brien's team")]
    [InlineData("start a to ‘O’Brien’s team’", "O’Brien’s team")]
    [InlineData("start a to Due Diligence", "Due Diligence")]
    [InlineData("start a to \"except\"", "except")]
    [InlineData("start a to As One", "As One")]
    public void Names_that_look_like_grammar_stay_names(string text, string group) =>
        Parser.Parse(text).ShouldBeOfType<ParsedCommand.Start>().To.ShouldBe([group]);

    [Theory]
    [InlineData("start linkedin-ai", MalformedKeys.ToMissing)]
    [InlineData("start linkedin-ai Recruiters", MalformedKeys.ToMissing)]
    [InlineData("start", MalformedKeys.TemplateMissing)]
    [InlineData("start to Recruiters", MalformedKeys.TemplateMissing)]
    [InlineData("start linkedin-ai to", MalformedKeys.GroupMissing)]
    [InlineData("start linkedin-ai to ,", MalformedKeys.GroupMissing)]
    [InlineData("start linkedin-ai to except Interns", MalformedKeys.GroupMissing)]
    [InlineData("start linkedin-ai to Sales except", MalformedKeys.ExceptGroupMissing)]
    [InlineData("start linkedin-ai to Sales except sales", MalformedKeys.EverythingExcepted)]
    [InlineData("start linkedin-ai to Sales due", MalformedKeys.DueUnreadable)]
    [InlineData("start linkedin-ai to Sales due tomorrow", MalformedKeys.DueUnreadable)]
    [InlineData("start linkedin-ai to Sales due 2026-02-30", MalformedKeys.DueUnreadable)]
    [InlineData("start linkedin-ai to Sales due in 0 days", MalformedKeys.DueOutOfRange)]
    [InlineData("start linkedin-ai to Sales due in 99999999999 days", MalformedKeys.DueOutOfRange)]
    [InlineData("start linkedin-ai to Sales as open", MalformedKeys.OnlyStrict)]
    [InlineData("start linkedin-ai to Sales due in 3 days due in 4 days", MalformedKeys.Unexpected)]
    [InlineData("start linkedin-ai to \"\"", MalformedKeys.QuoteEmpty)]
    [InlineData("remind", MalformedKeys.NameMissing)]
    [InlineData("close", MalformedKeys.NameMissing)]
    [InlineData("verify", MalformedKeys.NameMissing)]
    public void What_is_wrong_is_named_and_the_example_is_itself_right(string text, string key)
    {
        var malformed = Parser.Parse(text).ShouldBeOfType<ParsedCommand.Malformed>();

        malformed.TextKey.ShouldBe(key);
        Parser.Parse(Typed(malformed.Verb, malformed.Example)).ShouldNotBeOfType<ParsedCommand.Malformed>();
        Parser.Parse(Typed(malformed.Verb, malformed.Example)).ShouldNotBeOfType<ParsedCommand.Unknown>();
    }

    [Fact]
    public void Unbalanced_quotes_show_the_place()
    {
        var malformed = Parser.Parse("start linkedin-ai to Recruiters, \"Page Admins").ShouldBeOfType<ParsedCommand.Malformed>();

        malformed.TextKey.ShouldBe(MalformedKeys.QuoteUnbalanced);
        malformed.Args.ShouldBe(["34", "\"Page Admins"]);
        Parser.Parse("start linkedin-ai to Page Admins\"").ShouldBeOfType<ParsedCommand.Malformed>().Args[0].ShouldBe("33");
        Parser.Parse("status \"linkedin").ShouldBeOfType<ParsedCommand.Malformed>().Args[0].ShouldBe("8");
    }

    [Theory]
    [InlineData("stat", "status")]
    [InlineData("hlep", "help")]
    [InlineData("mydta", "my data")]
    [InlineData("campaing", "campaigns")]
    [InlineData("sned linkedin-ai", "help")]
    [InlineData("wibble wobble", "help")]
    public void An_unknown_command_gets_the_nearest(string text, string nearest) =>
        Parser.Parse(text).ShouldBeOfType<ParsedCommand.Unknown>().Nearest.Select(verb => Words.Shown(verb, "en")).First().ShouldBe(nearest);

    [Theory]
    [InlineData('a')]
    [InlineData('"')]
    [InlineData(' ')]
    [InlineData(',')]
    [InlineData('\u202E')]
    public void Fifty_thousand_characters_are_refused_with_the_limit(char filling) =>
        Parser.Parse("start linkedin-ai to " + new string(filling, 50_000)).ShouldBeOfType<ParsedCommand.Malformed>().Args.ShouldBe(["2000"]);

    [Property(MaxTest = 500)]
    public void Any_text_gets_an_answer_that_can_be_shown(string? text)
    {
        var parsed = Parser.Parse("start " + text);

        if (parsed is ParsedCommand.Malformed malformed)
            MalformedKeys.All.ShouldContain(malformed.TextKey);
        if (Parser.Parse(text ?? "") is ParsedCommand.Unknown unknown)
            unknown.Nearest.ShouldNotBeEmpty();
    }

    [Property(MaxTest = 500)]
    public void A_quoted_name_survives_whatever_is_in_it(NonEmptyString written)
    {
        var name = TypedText.Normalise(written.Get);
        if (name.Length is 0 or > 500)
            return;
        var quoted = new string([.. name.SelectMany(c => "\"“”„‟«»″".Contains(c) ? new[] { c, c } : [c])]);

        var start = Parser.Parse($"start linkedin-ai to \"{quoted}\", Sales").ShouldBeOfType<ParsedCommand.Start>();

        start.To[0].ShouldBe(name);
    }

    [Fact]
    public void Every_command_has_words_and_says_who_may()
    {
        CommandInfo.All.Select(info => info.Verb).ShouldBe(Enum.GetValues<CommandVerb>(), ignoreOrder: true);
        CommandInfo.All.Where(info => info.WhoMay == WhoMay.HrOnly).Select(info => info.Verb)
            .ShouldBe([CommandVerb.Templates, CommandVerb.Start, CommandVerb.Campaigns, CommandVerb.Remind, CommandVerb.Close, CommandVerb.Why, CommandVerb.PolicyNote]);
        CommandInfo.All.Select(info => Parser.Parse(Typed(info.Verb, info.Example))).ShouldAllBe(parsed => !(parsed is ParsedCommand.Unknown || parsed is ParsedCommand.Malformed));
        CommandInfo.All.Select(info => info.WordKey).ShouldBeSubsetOf(CommandWordKeys.All);
    }

    private static string Typed(CommandVerb verb, string arguments) => $"{Words.Shown(verb, "en")} {arguments}";
}
