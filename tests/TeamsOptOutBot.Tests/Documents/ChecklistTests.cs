using Shouldly;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Documents;
using TeamsOptOutBot.Documents.Forms;
using TeamsOptOutBot.Tests.Cards;
using TeamsOptOutBot.Texts;
using Xunit;

namespace TeamsOptOutBot.Tests.Documents;

/// <summary>A sheet of paper has no buttons, and whoever reads it may have been sent nothing.</summary>
public sealed class ChecklistTests
{
    private static readonly TextCatalogue Texts = TextCatalogue.Load(Path.Combine(Repository.AdaptiveCards, "texts"), TextKeys.All);
    private static readonly Checklist Sheets = new(Texts);

    public static TheoryData<string, string> Every { get; } =
        [.. CardCases.Library.All.SelectMany(template => template.TextsByLanguage.Keys.Select(language => (template.Id, language)))];

    [Theory]
    [MemberData(nameof(Every))]
    public void No_step_of_the_card_is_on_the_sheet_and_where_to_answer_is(string id, string language)
    {
        var template = CardCases.Library.Find(id)!;
        var words = template.TextsByLanguage[language];
        var onCard = words.Steps.Skip(words.Checklist.Steps.Count).ToList();

        var sheet = Sheet(template, language);

        onCard.ShouldNotBeEmpty();
        onCard.Where(sheet.Contains).ShouldBeEmpty();
        words.Checklist.Steps.ShouldAllBe(step => sheet.Contains(step));
        sheet.ShouldContain(Texts.Format(TextKeys.ChecklistAnswer, language));
        sheet.ShouldNotContain(Texts.Format(TextKeys.NoticeHelp, language));
    }

    [Theory]
    [InlineData("there is evidence")]
    [InlineData("this message")]
    [InlineData("this bot")]
    [InlineData("press")]
    public void The_sheet_about_an_exposed_password_does_not_speak_as_the_message(string words) =>
        Sheet(CardCases.Library.Find("exposed-password")!, "en").ShouldNotContain(words, Case.Insensitive);

    [Fact]
    public void No_date_at_the_foot_is_broken_into_two_lines() =>
        Sheet(CardCases.Library.Find("linkedin-ai")!, "en").ShouldContain("Texts checked on 24\u00A0November\u00A02026; to be checked again by 24\u00A0February\u00A02027.");

    private static string Sheet(CampaignTemplate template, string language) => PlainTextForm.Write(Sheets.Write(template, language, Region.EuEea));
}
