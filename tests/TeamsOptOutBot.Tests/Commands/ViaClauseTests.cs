using Shouldly;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Tests.Cards;
using TeamsOptOutBot.Texts;
using Xunit;

namespace TeamsOptOutBot.Tests.Commands;

public sealed class ViaClauseTests
{
    private static readonly CommandParser Parser = new(new CommandWords(TextCatalogue.Load(Path.Combine(Repository.AdaptiveCards, "texts"), [])));

    [Theory]
    [InlineData("via teams", CampaignChannels.Teams, 0)]
    [InlineData("via outlook", CampaignChannels.Outlook, 0)]
    [InlineData("VIA Outlook as strict", CampaignChannels.Outlook, 0)]
    [InlineData("due in 30 days via both", CampaignChannels.Both, 0)]
    [InlineData("via teams then outlook", CampaignChannels.TeamsThenOutlook, 2)]
    [InlineData("via teams then outlook after 5 working days due 2027-01-31", CampaignChannels.TeamsThenOutlook, 5)]
    [InlineData("via teams, then outlook after 1 working day or when unreachable", CampaignChannels.TeamsThenOutlook, 1)]
    [InlineData("via teams then outlook when unreachable without sign-in", CampaignChannels.TeamsThenOutlook, 2)]
    public void Ways_are_read_wherever_the_clause_stands(string clause, object channels, int days)
    {
        var start = Start($"start linkedin-ai to Recruiters, \"Page Admins\" {clause}");

        start.To.ShouldBe(["Recruiters", "Page Admins"]);
        start.Via.ShouldBe(new ViaClause((CampaignChannels)channels, days));
    }

    [Theory]
    [InlineData("start linkedin-ai to Recruiters via both without sign-in")]
    [InlineData("start linkedin-ai to Recruiters without sign in via outlook")]
    public void Without_sign_in_is_read(string text) => Start(text).WithoutSignIn.ShouldBeTrue();

    [Theory]
    [InlineData("start linkedin-ai to \"Via Outlook\"", "Via Outlook")]
    [InlineData("start linkedin-ai to Via Appia", "Via Appia")]
    [InlineData("start linkedin-ai to Doctors without Borders", "Doctors without Borders")]
    public void Groups_may_have_these_words_in_their_names(string text, string group)
    {
        Start(text).To.ShouldBe([group]);
        Start(text).Via.ShouldBeNull();
    }

    [Theory]
    [InlineData("via pigeon", MalformedKeys.ViaUnreadable)]
    [InlineData("via", MalformedKeys.ViaUnreadable)]
    [InlineData("via teams then pigeon", MalformedKeys.ViaUnreadable)]
    [InlineData("via teams then outlook after 0 working days", MalformedKeys.ViaDaysOutOfRange)]
    [InlineData("via teams then outlook after two days", MalformedKeys.ViaDaysOutOfRange)]
    [InlineData("via teams without sign-in", MalformedKeys.WithoutSignInWithoutMail)]
    [InlineData("without sign-in", MalformedKeys.WithoutSignInWithoutMail)]
    [InlineData("via both via teams", MalformedKeys.Unexpected)]
    public void What_cannot_be_read_says_what_to_write(string clause, string key) =>
        Parser.Parse($"start linkedin-ai to Recruiters {clause}").ShouldBeOfType<ParsedCommand.Malformed>().TextKey.ShouldBe(key);

    private static ParsedCommand.Start Start(string text) => Parser.Parse(text).ShouldBeOfType<ParsedCommand.Start>();
}
