using System.Globalization;
using Shouldly;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Hosting;
using TeamsOptOutBot.Tests.Cards;
using TeamsOptOutBot.Texts;
using Xunit;

namespace TeamsOptOutBot.Tests.Library;

public sealed class TemplateCheckTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(Repository.AdaptiveCards, "campaigns");
    private static readonly DateOnly Today = new(2026, 11, 24);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaigns");

    public TemplateCheckTests()
    {
        File.Copy(Path.Combine(Shipped, "regions.json"), At("regions.json"));
        Copy("linkedin-ai");
    }

    [Fact]
    public void The_shipped_templates_have_no_fault() => TemplateCheck.Of(Shipped, Today, []).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("template.json", "\"id\": \"linkedin-ai\"", "\"id\": \"other\"", "id must be the folder's name, linkedin-ai.")]
    [InlineData("template.json", "\"review_by\": \"2027-02-24\"", "\"review_by\": \"soon\"", "review_by must be a date such as 2026-11-23.")]
    [InlineData("template.json", "\"setting\": \"https://www.linkedin.com", "\"setting\": \"https://linkedin.example", "links/setting is on linkedin.example, a host that link_hosts does not allow: add the host there, or correct the address.")]
    [InlineData("template.json", "\"setting\": \"https://", "\"setting\": \"http://", "links/setting must be an https address.")]
    [InlineData("template.json", "\"evidence\"", "\"evidense\"", "evidense is not known.")]
    [InlineData("template.json", "\"mark\": \"copy\"", "\"mark\": \"hearsay\"", "must be one of organisation, authority, copy, press.")]
    [InlineData("template.json", "\"first_row\": [\"done\", ", "\"first_row\": [\"done\", \"ratherNotSay\", ", "first_row has 4 answers, and only 3 fit into a row of five buttons beside the link and More: leave the others to More.")]
    [InlineData("template.json", "\"first_row\": [\"done\", ", "\"first_row\": [\"done\", \"maybe\", ", "first_row/1 is not known; known are: some of answers.")]
    [InlineData("en.json", "\"Rather not say\"", "\"\"", "answers/ratherNotSay must be a text that is not empty.")]
    [InlineData("en.json", "\"steps\": [", "\"steps\": [ 5,", "steps/0 must be a text that is not empty.")]
    [InlineData("en.json", "\"disclaimer\": \"", "\"disclaimer\": \"{lnk} ", "disclaimer has the placeholder {lnk}, which is not known here; known are: {link}, {link.setting}, {link.objection}.")]
    [InlineData("en.json", "\"why\": \"", "\"why\": \"See https://elsewhere.example/x. ", "why has a link to elsewhere.example, a host that link_hosts does not allow: add it there, or write {link}.")]
    [InlineData("en.json", "\"steps_heading\"", "\"sections\": { \"other\": { \"heading\": \"A\", \"text\": \"B\" } }, \"steps_heading\"", "sections is not known.")]
    public void What_is_wrong_is_named_with_file_and_line(string file, string was, string becomes, string fault)
    {
        var line = Change(file, was, becomes);

        Faults().ShouldContain(found => found.StartsWith($"{Path.Combine("linkedin-ai", file)}({line}): ", StringComparison.Ordinal) && found.EndsWith(fault, StringComparison.Ordinal));
        Should.Throw<TextCatalogueException>(() => CampaignTemplateLibrary.Load(folder.FullName)).Message.ShouldContain(fault);
    }

    [Theory]
    [InlineData("template.json", "\"evidence\"", "\"evidense\"", "evidence is missing.")]
    [InlineData("en.json", "\"hong-kong\"", "\"hongkong\"", "regions/hong-kong is missing.")]
    [InlineData("en.json", "\"summary\":", "\"summary\"", "malformed JSON")]
    public void What_is_missing_is_named_with_its_file(string file, string was, string becomes, string fault)
    {
        Change(file, was, becomes);

        Faults().ShouldContain(found => found.StartsWith(Path.Combine("linkedin-ai", file) + "(", StringComparison.Ordinal) && found.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_of_twenty_one_faults_is_named_at_once_on_its_line()
    {
        Copy("policy-attestation");
        (string Template, string File, string Was, string Becomes, string Fault)[] wrong =
        [
            ("linkedin-ai", "template.json", "\"version\": 1", "\"version\": 0", "version must be a whole number above 0."),
            ("linkedin-ai", "template.json", "\"verified_on\": \"2026-11-24\"", "\"verified_on\": \"24.11.2026\"", "verified_on must be a date such as 2026-11-23."),
            ("linkedin-ai", "template.json", "\"objection\": \"https", "\"objection\": \"ftp", "links/objection must be an https address."),
            ("linkedin-ai", "template.json", "\"hong-kong\", ", "\"hongkong\", ", "is not known; known are: eu-eea"),
            ("linkedin-ai", "template.json", "\"evidence\": \"statement\"", "\"evidence\": \"proof\"", "evidence must be one of statement, attestation."),
            ("linkedin-ai", "template.json", "\"who_sees\": \"by-country\"", "\"who_sees\": \"all\"", "who_sees must be one of by-country, strict."),
            ("linkedin-ai", "template.json", "\"audience\": [", "\"audience\": [ \"\", ", "audience/0 must be a text that is not empty."),
            ("linkedin-ai", "en.json", "\"reviewed_by_native\": false", "\"reviewed_by_native\": \"no\"", "reviewed_by_native must be true or false."),
            ("linkedin-ai", "en.json", "\"name\": \"", "\"title\": \"", "title is not known."),
            ("linkedin-ai", "en.json", "\"subject\": \"Action", "\"subject\": \"{ Action", "subject has a { without its }."),
            ("linkedin-ai", "en.json", "\"what\": \"", "\"what\": \"{document} ", "what has the placeholder {document}, which is not known here"),
            ("linkedin-ai", "en.json", "\"canada\": \"Canada: ", "\"canada\": \"http://bit.example/x ", "regions/canada has a link to bit.example"),
            ("linkedin-ai", "en.json", "\"why\": \"", "\"why\": 7, \"x\": \"", "why must be a text that is not empty."),
            ("linkedin-ai", "en.json", "\"open\": \"Open the setting\"", "\"open\": \" \"", "open must be a text that is not empty."),
            ("policy-attestation", "template.json", "\"example\": true", "\"example\": \"yes\"", "example must be true or false."),
            ("policy-attestation", "template.json", "\"review_by\": \"2027-02-24\"", "\"review_by\": \"2026-01-01\"", "review_by must be after verified_on."),
            ("policy-attestation", "template.json", "\"address\": \"https://intranet.example", "\"address\": \"https://other.example", "document/address is on other.example"),
            ("policy-attestation", "template.json", "\"right\": 1", "\"right\": 4", "questions/0/right must be the number of the right choice, from 1 to 3."),
            ("policy-attestation", "en.json", "\"I decide by myself\", ", "", "questions/unsure/choices has 2 texts; template.json says that there are 3."),
            ("policy-attestation", "en.json", "\"look_again\"", "\"look_agan\"", "questions/unsure/look_agan is not known."),
            ("policy-attestation", "en.json", "\"checklist\": {", "\"checklist\": { \"whot\": \"A\",", "checklist/whot is not known."),
        ];
        var lines = wrong.Select(w => (Begins: $"{Path.Combine(w.Template, w.File)}({Change(w.File, w.Was, w.Becomes, w.Template)}): ", w.Fault)).ToList();

        var faults = Faults();

        lines.Count.ShouldBe(21);
        foreach (var (begins, fault) in lines)
            faults.ShouldContain(found => found.StartsWith(begins, StringComparison.Ordinal) && found.Contains(fault, StringComparison.Ordinal), $"{begins}{fault}\n{string.Join('\n', faults)}");
    }

    [Fact]
    public void A_template_without_english_is_refused()
    {
        File.Delete(At("linkedin-ai", "en.json"));

        Faults().ShouldContain("linkedin-ai: en.json is missing. Every template has English texts; other languages fall back to them.");
    }

    [Theory]
    [InlineData("\"steps\": [", "\"steps\": [ \"One more\", ", "steps has 3 texts, and English has 2: translate each one, and no more.")]
    [InlineData("\"steps_on_card\": [", "\"steps_on_card\": [ \"One more\", ", "steps_on_card has 2 texts, and English has 1: translate each one, and no more.")]
    [InlineData("{link.objection}", "", "has no placeholder, and English has {link.objection}: keep the placeholders as they are.")]
    [InlineData("\"organisation\": [", "\"organisation\": [ \"One more\", ", "organisation has 4 texts, and English has 3: translate each one, and no more.")]
    public void A_language_has_as_many_texts_and_the_same_placeholders_as_English(string was, string becomes, string fault)
    {
        File.Copy(At("linkedin-ai", "en.json"), At("linkedin-ai", "fi.json"));
        Faults().ShouldBeEmpty();
        var line = Change("fi.json", was, becomes);

        Faults().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            found => found.ShouldStartWith($"{Path.Combine("linkedin-ai", "fi.json")}({line}): "),
            found => found.ShouldEndWith(fault));
    }

    [Fact]
    public void What_may_be_left_out_is_not_left_out_in_one_language_alone()
    {
        File.Copy(At("linkedin-ai", "en.json"), At("linkedin-ai", "fi.json"));
        Change("fi.json", "  \"steps_on_card\": [\"Come back and press one answer.\"],\n", "");

        Faults().ShouldHaveSingleItem().ShouldEndWith("steps_on_card is missing, and English has it.");
    }

    [Fact]
    public void A_file_that_is_no_language_and_an_id_that_is_taken_are_named()
    {
        File.WriteAllText(At("linkedin-ai", "Notes to HR.json"), "{}");

        Faults().ShouldHaveSingleItem().ShouldStartWith("linkedin-ai/Notes to HR.json(1): the file is named after no language");
        TemplateCheck.Of(folder.FullName, Today, ["LinkedIn-AI"]).Faults.ShouldHaveSingleItem().ShouldEndWith("belongs to a template that is there already. Give the folder, and id in it, a name of its own.");
    }

    [Fact]
    public void Missing_languages_an_unread_language_and_a_review_that_is_overdue_are_warnings()
    {
        foreach (var file in Directory.EnumerateFiles(At("linkedin-ai")).Where(file => Path.GetFileName(file) is not ("template.json" or "en.json")))
            File.Delete(file);

        var check = TemplateCheck.Of(folder.FullName, new DateOnly(2027, 2, 25), []);

        check.ExitCode.ShouldBe(1);
        check.Warnings.Count.ShouldBe(SupportedLanguages.All.Count - 1 + 2);
        check.Warnings[0].ShouldStartWith("linkedin-ai/template.json: review_by has passed.");
        check.Warnings.ShouldContain("linkedin-ai: zh-HK.json is missing. Its readers get English.");
        check.Warnings[^1].ShouldStartWith("linkedin-ai/en.json: reviewed_by_native is false.");
    }

    [Theory]
    [InlineData("check-templates", 1)]
    [InlineData("check-templates no-such-folder", 2)]
    [InlineData("check-templates a b", 2)]
    public async Task The_command_prints_what_it_found_and_exits_with_it(string line, int exitCode)
    {
        var (arguments, output) = (line.Split(' '), new StringWriter(CultureInfo.InvariantCulture));

        (await Verbs.Find(arguments)!.RunAsync(arguments[1..], output, output, CancellationToken.None)).ShouldBe(exitCode);

        output.ToString().ShouldNotBeEmpty();
    }

    [Fact]
    public void A_folder_in_every_language_that_natives_have_read_is_all_well()
    {
        foreach (var language in SupportedLanguages.All.Where(language => language != "en"))
            File.Copy(Path.Combine(Shipped, "linkedin-ai", language + ".json"), At("linkedin-ai", language + ".json"), overwrite: true);
        foreach (var file in Directory.EnumerateFiles(At("linkedin-ai")))
            File.WriteAllText(file, File.ReadAllText(file).Replace("\"reviewed_by_native\": false", "\"reviewed_by_native\": true, \"reviewed_on\": \"2026-11-24\"", StringComparison.Ordinal));

        var check = TemplateCheck.Of(folder.FullName, Today, []);

        check.Faults.ShouldBeEmpty();
        check.Warnings.ShouldBeEmpty();
        check.ExitCode.ShouldBe(0);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private IReadOnlyList<string> Faults() => TemplateCheck.Of(folder.FullName, Today, []).Faults;

    private string At(params string[] parts) => Path.Combine([folder.FullName, .. parts]);

    private void Copy(string template)
    {
        folder.CreateSubdirectory(template);
        foreach (var file in new[] { "template.json", "en.json" })
            File.Copy(Path.Combine(Shipped, template, file), At(template, file));
    }

    /// <returns>The line that was changed.</returns>
    private int Change(string file, string was, string becomes, string template = "linkedin-ai")
    {
        var before = File.ReadAllText(At(template, file));
        var at = before.IndexOf(was, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, was);
        File.WriteAllText(At(template, file), string.Concat(before.AsSpan(0, at), becomes, before.AsSpan(at + was.Length)));
        return before.AsSpan(0, at).Count('\n') + 1;
    }
}
