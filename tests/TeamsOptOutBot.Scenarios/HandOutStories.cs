using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>What is handed out: to anybody the staff notice and the checklist, to HR the policy note of the organisation.</summary>
public class HandOutStories : StoryTests
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    [Fact]
    public async Task Anybody_gets_the_checklist_of_their_region_with_its_downloads()
    {
        var person = Story.Company.Employees().First(p => p.Country.Code == "GB");
        Story.Company.Group("Pilot", 1);

        var card = (await Story.Employee(person).SayAsync("checklist")).View;

        card.Title.ShouldBe("Checklist: LinkedIn AI data setting");
        card.Text.ShouldContain("nobody collects this sheet");
        card.Text.ShouldContain("1.");
        card.Links.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var link in card.Links.Where(address => !address.Contains(".pdf", StringComparison.Ordinal)))
        {
            var (status, text, headers) = await GetAsync(link);
            status.ShouldBe(HttpStatusCode.OK, link);
            text.ShouldContain("Data for Generative AI Improvement");
            headers.CacheControl!.Public.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task The_staff_notice_comes_as_text_for_a_mail_and_for_a_post()
    {
        var card = (await Story.Employee(Story.Company.Employees().Last()).SayAsync("notice linkedin-ai")).View;

        card.Buttons.ShouldBe(["Plain text", "For an email", "For a post in Teams"]);
        var texts = new List<string>();
        foreach (var link in card.Links)
            texts.Add((await GetAsync(link)).Text);
        texts.ShouldAllBe(text => text.Contains("https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement", StringComparison.Ordinal));
        texts[0].ShouldStartWith("Subject: Action required");
        texts[1].ShouldContain("<strong>Subject: Action required");
        texts[2].ShouldContain("<h1>Action required");
    }

    [Fact]
    public async Task A_template_that_is_not_there_is_answered_with_those_that_are()
    {
        (await Story.Employee(Story.Company.Employees().Last()).SayAsync("checklist linkedin-au")).Words.ShouldContain("There is no template called “linkedin-au”");
        (await Story.Employee(Story.Company.Employees().Last()).SayAsync("notice nothing")).Words.ShouldContain("There is no template called “nothing”");
    }

    [Fact]
    public async Task HR_fills_in_the_dialog_and_reads_the_note_of_the_organisation()
    {
        var hr = Story.Hr();
        var invitation = await hr.SayAsync("policy note");

        var form = await DialogAsync(hr, invitation, "fetch");
        form.Json.ToJsonString().ShouldContain("Where do your people work?");
        form.Json.ToJsonString().ShouldContain(Story.Tenant.Directory.Organisation);
        var ready = await DialogAsync(hr, invitation, "submit", Answers());

        ready.Title.ShouldBe("The policy note is ready");
        ready.Text.ShouldContain("nothing was stored");
        var note = (await GetAsync(ready.Links.Single(link => link.EndsWith(".txt", StringComparison.Ordinal)))).Text;
        note.ShouldContain("Organisation: Müller & Söhne");
        note.ShouldContain("\nUnited Kingdom\n");
        note.ShouldNotContain("\nHong Kong\n");
        note.ShouldContain("Recruiter seats: 12");
        note.ShouldContain("Inform the works council before the notice goes out.");
        var (status, page, headers) = await GetAsync(ready.Links.Single(link => link.EndsWith(".html", StringComparison.Ordinal)));
        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("Müller &amp; Söhne");
        headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_client_without_dialogs_gets_the_questions_on_a_card()
    {
        var hr = Story.Hr();
        var invitation = await hr.SayAsync("policynote");

        var form = await hr.PressAsync(invitation, "policyNoteForm");
        form.View.Buttons.ShouldBe(["Write the note"]);
        var ready = await hr.PressAsync(await hr.AgainAsync(invitation), "policyNoteWrite", Answers());

        ready.View.Title.ShouldBe("The policy note is ready");
        ready.View.Links.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Wrong_answers_come_back_with_what_is_wrong_and_with_what_was_written()
    {
        var hr = Story.Hr();
        var invitation = await hr.SayAsync("policy-note");
        foreach (var (field, value, sentence) in new[]
                 {
                     ("regions", "", "Choose at least one region."), ("regions", "atlantis", "Choose at least one region."), ("pages", "maybe", "Choose one of the answers."),
                     ("seats", "-1", "Write a whole number from 0 to 100,000."), ("seats", "many", "Write a whole number"), ("seats", "99999999999", "Write a whole number"),
                     ("worksCouncil", "", "Choose one of the answers."), ("contactName", "   ", "Write a name"), ("contactName", new string('x', 500), "Write a name"),
                     ("contactMail", "no mail", "Write one email address"), ("language", "xx", "Choose one of the languages."), ("organisation", "\u202E", "Write the organisation's name"),
                 })
        {
            var answers = Answers();
            answers[field] = value;

            var again = await DialogAsync(hr, invitation, "submit", answers);

            again.Title.ShouldBe("Policy note", $"{field} {value}");
            again.Text.ShouldContain(sentence, customMessage: $"{field} {value}");
            if (field != "organisation")
                again.Json["body"]!.AsArray().Select(input => (string?)input!["value"]).ShouldContain("Müller & Söhne");
        }
    }

    [Fact]
    public async Task Hostile_names_are_names_in_every_form()
    {
        var hr = Story.Hr();
        var invitation = await hr.SayAsync("policy-note");
        var answers = Answers();
        answers["organisation"] = "<script>alert(1)</script> {contact} ${x}";
        answers["contactName"] = "\u202Eevil\u202C **bold** [x](https://evil.example)";

        var ready = await DialogAsync(hr, invitation, "submit", answers);

        var page = (await GetAsync(ready.Links.Single(link => link.EndsWith(".html", StringComparison.Ordinal)))).Text;
        page.ShouldNotContain("<script");
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; {contact} ${x}");
        page.ShouldNotContain("\u202E");
    }

    [Fact]
    public async Task Nobody_but_HR_writes_a_policy_note_whatever_they_press()
    {
        var employee = Story.Employee(Story.Company.Employees().Last());
        (await employee.SayAsync("policy-note")).Words.ShouldContain("Only members of the group HR can do this.");
        var other = await employee.SayAsync("help");

        foreach (var dialog in new[] { "fetch", "submit" })
        {
            var answer = await employee.PressRawAsync(new { messageId = other.Id.ToString(), dialog, data = new { dialog = "policyNote", template = "linkedin-ai" } });
            ((string?)answer.Body!["task"]!["type"]).ShouldBe("message");
            ((string?)answer.Body["task"]!["value"]).ShouldNotBeNull().ShouldContain("Only members of the group HR can do this.");
        }
    }

    [Fact]
    public async Task A_forged_cut_foreign_or_old_link_is_refused_with_a_sentence()
    {
        var hr = Story.Hr();
        var link = (await DialogAsync(hr, await hr.SayAsync("policy-note"), "submit", Answers())).Links.Single(l => l.EndsWith(".txt", StringComparison.Ordinal));
        var token = link.Split('/')[^2];

        foreach (var forged in new[] { token[..^1], token[..20], token[1..], "x", new string('A', 3_000), new string('A', 6_000), token[..30] + (token[30] == 'A' ? 'B' : 'A') + token[31..] })
        {
            var (status, text, _) = await GetAsync(link.Replace(token, forged, StringComparison.Ordinal));
            status.ShouldBe(HttpStatusCode.NotFound);
            text.ShouldContain("This is not one of our links");
            text.ShouldContain("“policy-note”");
        }

        Story.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        (await GetAsync(link)).Status.ShouldBe(HttpStatusCode.OK);
        Story.Clock.Advance(TimeSpan.FromMinutes(1));
        var (gone, reason, _) = await GetAsync(link);
        gone.ShouldBe(HttpStatusCode.Gone);
        reason.ShouldContain("This link expired on");
    }

    [Fact]
    public async Task A_link_lives_on_when_the_service_starts_again()
    {
        var hr = Story.Hr();
        var link = (await DialogAsync(hr, await hr.SayAsync("policy-note"), "submit", Answers())).Links.Single(l => l.EndsWith(".txt", StringComparison.Ordinal));

        await Story.StopServiceAsync();
        await Story.StartServiceAsync();

        (await GetAsync(link)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("nothing/checklist.html", 404, "There is no such template here. There are:")]
    [InlineData("linkedin-ai/checklist.exe", 404, "There is no such document. There are: checklist.pdf")]
    [InlineData("linkedin-ai/checklist.html?region=mars", 400, "Choose one of: eu-eea")]
    [InlineData("linkedin-ai/checklist.html?paper=a3", 400, "Choose one of: a4, letter")]
    [InlineData("linkedin-ai/..%2f..%2fappsettings.json", 404, "There is no such document")]
    public async Task A_wrong_address_is_answered_with_the_right_ones(string path, int status, string sentence)
    {
        var answer = await GetAsync(Address(path));

        ((int)answer.Status).ShouldBe(status);
        answer.Text.ShouldContain(sentence);
    }

    [Fact]
    public async Task Without_a_public_address_the_texts_come_in_the_chat_and_IT_is_named_the_setting()
    {
        await StartAgainAsync("Service:PublicUrl", "");
        var employee = Story.Employee(Story.Company.Employees().Last());
        foreach (var command in new[] { "notice", "checklist" })
        {
            var card = (await employee.SayAsync(command)).View;

            card.Text.ShouldContain("There are no downloads: IT has not set the address of this service (Service:PublicUrl).");
            card.Text.ShouldContain("https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement");
            card.Links.ShouldAllBe(link => link.StartsWith("https://www.linkedin.com/", StringComparison.Ordinal));
        }

        var hr = Story.Hr();
        var contact = Story.Tenant.Directory.FindGroups("HR")[0].People.First();
        var answers = Answers();
        (answers["organisation"], answers["contactName"], answers["contactMail"]) = (Story.Tenant.Directory.Organisation, contact.Name, contact.Mail);
        var ready = await DialogAsync(hr, await hr.SayAsync("policy-note"), "submit", answers);
        ready.Text.ShouldContain("Service:PublicUrl");
        ready.Text.ShouldContain("Inform the works council before the notice goes out.");
        ready.Links.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_typefaces_there_is_everything_but_the_PDF_and_the_health_page_says_what_is_missing()
    {
        await StartAgainAsync("Documents:FontFolder", Path.Combine(Path.GetTempPath(), "no-such-folder"));

        var card = (await Story.Employee(Story.Company.Employees().Last()).SayAsync("checklist")).View;

        card.Text.ShouldContain("No PDF at the moment: its typefaces are missing");
        card.Links.ShouldNotContain(link => link.Contains(".pdf", StringComparison.Ordinal));
        foreach (var link in card.Links.Where(link => link.Contains("/documents/", StringComparison.Ordinal)))
            (await GetAsync(link)).Status.ShouldBe(HttpStatusCode.OK, link);
        var answer = await GetAsync("https://notices.contoso.example/documents/linkedin-ai/checklist.pdf");
        answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Text.ShouldContain("No PDF can be made at the moment");
        var health = await Story.HealthAsync();
        health.ShouldContain("PDFs cannot be made");
        health.ShouldContain("Documents:FontFolder");
    }

    private async Task StartAgainAsync(string setting, string value)
    {
        await Story.StopServiceAsync();
        Story.Settings[setting] = value;
        await Story.StartServiceAsync();
    }

    private static JsonObject Answers() => new()
    {
        ["organisation"] = "Müller & Söhne",
        ["regions"] = "eu-eea,united-kingdom",
        ["pages"] = "yes",
        ["seats"] = 12,
        ["worksCouncil"] = "yes",
        ["contactName"] = "Ada Lovelace",
        ["contactMail"] = "ada@contoso.example",
        ["language"] = "en",
    };

    /// <summary>What the dialog shows after it was opened or sent.</summary>
    private static async Task<CardView> DialogAsync(PersonDriver person, Message message, string dialog, JsonObject? inputs = null)
    {
        var data = dialog == "submit" ? new JsonObject { ["dialog"] = "policyNote", ["template"] = "linkedin-ai" } : null;
        var answer = await person.PressRawAsync(new { messageId = message.Id.ToString(), dialog, data, inputs });
        answer.Status.ShouldBe(200);
        ((string?)answer.Body!["task"]!["type"]).ShouldBe("continue");
        return new CardView(answer.Body["task"]!["value"]!["card"]!["content"]!.DeepClone().AsObject());
    }

    private async Task<(HttpStatusCode Status, string Text, HttpResponseHeaders Headers)> GetAsync(string link)
    {
        using var response = await Http.GetAsync(Address(new Uri(link).PathAndQuery["/documents/".Length..]));
        return (response.StatusCode, MarkedTexts.WithoutMarks(await response.Content.ReadAsStringAsync()), response.Headers);
    }

    /// <summary>The service stands behind an address that only its settings know.</summary>
    private string Address(string path) => $"{Story.Service.Url}/documents/{path}";
}
