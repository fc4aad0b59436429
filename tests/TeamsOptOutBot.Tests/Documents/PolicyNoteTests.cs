using Shouldly;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Documents.Content;
using TeamsOptOutBot.Documents.Forms;
using TeamsOptOutBot.Documents.PolicyNotes;
using TeamsOptOutBot.Tests.Cards;
using TeamsOptOutBot.Texts;
using Xunit;

namespace TeamsOptOutBot.Tests.Documents;

/// <summary>The note holds what the answers ask for, and nothing else.</summary>
public sealed class PolicyNoteTests
{
    private static readonly PolicyNoteLibrary Library = PolicyNoteLibrary.Load(Path.Combine(Repository.AdaptiveCards, "documents"));
    private static readonly PolicyNote Notes = new(Library, CardCases.Library, TextCatalogue.Load(Path.Combine(Repository.AdaptiveCards, "texts"), TextKeys.All));

    private static readonly PolicyAnswers Small = new("linkedin-ai", "en", "Contoso", [Region.Canada], Certainty.No, 0, Certainty.No, "Ada Lovelace", "ada@contoso.example", new DateOnly(2026, 11, 24));

    private static readonly PolicyAnswers Large = Small with { Regions = Enum.GetValues<Region>(), Pages = Certainty.Yes, Seats = 1200, WorksCouncil = Certainty.Yes };

    [Fact]
    public void A_small_organisation_reads_nothing_that_does_not_concern_it()
    {
        var text = Text(Small);

        text.ShouldContain("Organisation: Contoso");
        text.ShouldContain("Ada Lovelace, ada@contoso.example");
        text.ShouldContain("\nCanada\n");
        text.ShouldContain("No works council was named.");
        foreach (var other in new[] { "EU/EEA\n", "United Kingdom\n", "Hong Kong\n", "Recruiter seat is", "a seat is a licence", "LinkedIn Pages: we", "same message and the same steps", "Works Constitution Act", "Hessische" })
        {
            text.ShouldNotContain(other);
        }
    }

    [Fact]
    public void A_large_one_reads_of_all_its_regions_of_seats_pages_and_works_council()
    {
        var text = Text(Large);

        foreach (var part in new[]
                 {
                     "EU/EEA\n", "United Kingdom\n", "Switzerland\n", "Canada\n", "Hong Kong\n", "Other countries\n", "Recruiter seats: 1,200", "a seat is a licence", "LinkedIn Pages: we found no setting",
                     "same message and the same steps", "section 87 (1) no. 6", "Hessische", "press_20241015", "Review this note by 24 February 2027", "not legal advice", "Written on: 24 November 2026",
                 })
        {
            text.ShouldContain(part);
        }
    }

    [Theory]
    [InlineData(Certainty.Yes, "Inform the works council before")]
    [InlineData(Certainty.Unsure, "Find out first whether a works council")]
    [InlineData(Certainty.No, "No works council was named")]
    internal void The_works_council_is_never_left_out(Certainty council, string sentence) => Text(Large with { WorksCouncil = council }).ShouldContain(sentence);

    [Fact]
    public void The_works_council_is_guidance_and_never_a_statement_of_law() =>
        Text(Large).ShouldContain("Counsel decides whether they apply.");

    [Fact]
    public void Every_section_of_every_combination_holds_something_and_no_placeholder_is_left()
    {
        foreach (var answers in from regions in Enum.GetValues<Region>().Select(region => new[] { region }).Append(Enum.GetValues<Region>())
                                from pages in Enum.GetValues<Certainty>()
                                from council in Enum.GetValues<Certainty>()
                                from seats in new[] { 0, 1 }
                                from language in Library.Find("linkedin-ai")!.Languages.Keys
                                select Small with { Regions = regions, Pages = pages, WorksCouncil = council, Seats = seats, Language = language })
        {
            var note = Notes.Write(answers)!;

            note.Blocks.Zip(note.Blocks.Skip(1)).Where(pair => pair is (Block.Heading, Block.Heading { Level: 1 }) or (Block.Heading { Level: 2 }, Block.Heading)).ShouldBeEmpty();
            PlainTextForm.Write(note).ShouldNotMatch(@"[{}]");
        }
    }

    [Fact]
    public void A_name_is_never_taken_for_a_placeholder()
    {
        var text = Text(Small with { Organisation = "{contact} {link}", ContactName = "{organisation}" });

        text.ShouldContain("Organisation: {contact} {link}");
        text.ShouldContain("{organisation}, ada@contoso.example answers questions.");
    }

    [Fact]
    public void A_hostile_name_stays_a_name_on_a_page()
    {
        var html = HtmlForm.Write(Notes.Write(Small with { Organisation = "<script>alert(1)</script>", ContactName = "\" onload=\"x", ContactMail = "" })!);

        html.ShouldNotContain("<script");
        html.ShouldNotContain("\" onload");
        html.ShouldContain("&lt;script&gt;");
    }

    [Fact]
    public void An_address_is_a_link_on_a_page_without_the_stop_behind_it() =>
        HtmlForm.Write(Notes.Write(Large)!).ShouldContain("<a href=\"https://www.linkedin.com/help/linkedin/ask/TS-DPRO\">https://www.linkedin.com/help/linkedin/ask/TS-DPRO</a></li>");

    [Theory]
    [InlineData("en", "European Regional Privacy Notice, 21 August 2026 (", "CNPD (Luxembourg), October 2025 (")]
    [InlineData("de", "European Regional Privacy Notice, 21. August 2026 (", "CNPD (Luxembourg), Oktober 2025 (")]
    [InlineData("pl", "European Regional Privacy Notice, 21 sierpnia 2026 r. (", "CNPD (Luxembourg), październik 2025 (")]
    [InlineData("zh-HK", "European Regional Privacy Notice、2026年8月21日", "CNPD (Luxembourg)、2025年10月")]
    public void A_source_keeps_its_name_and_has_its_date_in_the_notes_language(string language, string day, string month)
    {
        var text = Text(Large with { Language = language });

        text.ShouldContain(day);
        text.ShouldContain(month);
    }

    [Fact]
    public void Name_and_mail_address_stand_apart_as_the_language_writes_it() =>
        Text(Small with { Language = "zh-HK" }).ShouldContain("Ada Lovelace、ada@contoso.example");

    [Fact]
    public void A_template_without_a_note_has_none() => Notes.Write(Small with { Template = "nothing" }).ShouldBeNull();

    private static string Text(PolicyAnswers answers) => PlainTextForm.Write(Notes.Write(answers)!).Replace('\u00A0', ' ');
}
