using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Scenarios.Builders;
using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>The page behind a mail's link: for everybody whom neither Teams nor Outlook's card can reach.</summary>
public class AnswerPageStories : AnswerPageTests
{
    [Fact]
    public async Task Whoever_presses_signs_in_once_and_reads_what_is_recorded()
    {
        var (person, link) = await AskOneAsync("GB");
        using var browser = new BrowserDriver(Story);

        var page = await browser.OpenAsync(link);
        page.Status.ShouldBe(200);
        page.Title.ShouldBe("Action required — LinkedIn AI data setting");
        page.Text.ShouldContain("Required: one answer. The setting itself is your choice.");
        page.Text.ShouldContain("UK: LinkedIn also shares posts");
        page.Text.ShouldContain("You get this because you are in one of these groups: Pilot.");
        page.Text.ShouldContain("Your privacy (standard profile)");
        page.Text.ShouldContain("your organisation’s own sign-in page opens");
        page.Labels.ShouldBe(["I've opted out", "I'm keeping it on", "I don't use LinkedIn", "Rather not say", "I need help", "Tomorrow", "On Thursday", "Next week"]);
        page.Links.ShouldContain(new Uri("https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement"));
        var signIn = await browser.PressAsync(page, "I've opted out");
        await ShouldHaveAsync(presses: []);
        var answered = await browser.SignInAsync(signIn, person.Mail);

        answered.Address.ShouldBe(link);
        answered.Title.ShouldBe("Answered: LinkedIn AI data setting");
        answered.Text.ShouldContain("Recorded: I've opted out");
        answered.Text.ShouldContain("Who sees what");
        await ShouldHaveAsync(presses: ["Done by link"]);
        await Story.StepAsync();
        (await Story.Employee(person).NoticeAsync()).View.Title.ShouldBe("Answered: LinkedIn AI data setting");
        (await Story.Hr().StatusAsync())["Answered"].ShouldBe(1);
    }

    [Fact]
    public async Task A_second_press_counts_once_and_the_answer_can_be_changed_until_the_end()
    {
        var (person, link) = await AskOneAsync("CA");
        using var browser = new BrowserDriver(Story);
        var page = await browser.OpenAsync(link);
        await browser.SignInAsync(await browser.PressAsync(page, "I'm keeping it on"), person.Mail);

        var again = await browser.PressAsync(page, "I'm keeping it on");
        again.Text.ShouldContain("Recorded: I'm keeping it on");
        await ShouldHaveAsync(presses: ["KeptAsIs by link"]);
        (await browser.PressAsync(again, "Rather not say")).Text.ShouldContain("Recorded: Rather not say");
        await ShouldHaveAsync(presses: ["KeptAsIs by link", "RatherNotSay by link"]);
        (await Story.Employee(person).SayAsync("my data")).Words.ShouldContain("Rather not say");

        Story.Clock.Advance(TimeSpan.FromMinutes(16));
        var later = await browser.OpenAsync(link);
        later.Title.ShouldStartWith("Action required");
        later.Text.ShouldNotContain("Recorded:");
    }

    [Fact]
    public async Task A_mail_scanner_that_opens_every_link_and_submits_nothing_changes_nothing()
    {
        var (_, link) = await AskOneAsync("DE");
        var (_, open) = await AskOneAsync("FR", "Open");
        await SetAsync(open, withoutSignIn: true);
        using var scanner = new BrowserDriver(Story);
        await scanner.OpenAsync(link);
        var before = await EverythingAsync();

        foreach (var address in new[] { link, open, new Uri(link + "?utm_source=mail"), new Uri(link + "#answer") })
        {
            var page = await scanner.OpenAsync(address);
            page.Status.ShouldBe(200);
            page.Links.ShouldAllBe(found => found.Scheme == "https" && found.Host != address.Host);
            foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get, HttpMethod.Options, HttpMethod.Put, HttpMethod.Delete })
            {
                using var response = await scanner.AskAsync(method, address);
                ((int)response.StatusCode).ShouldBeLessThan(500);
            }

            foreach (var verb in new[] { "done", "keptAsIs" })
                await scanner.OpenAsync(new Uri($"{address.GetLeftPart(UriPartial.Path)}?answer={verb}"));
        }

        (await EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Without_sign_in_the_press_counts_at_once_and_the_evidence_says_so()
    {
        var (person, link) = await AskOneAsync("US");
        await SetAsync(link, withoutSignIn: true);
        using var browser = new BrowserDriver(Story);
        using var other = new BrowserDriver(Story);

        var page = await browser.OpenAsync(link);
        page.Text.ShouldContain("This link answers for you without a sign-in.");
        (await browser.PressAsync(page, "I don't use LinkedIn")).Text.ShouldContain("Recorded: I don't use LinkedIn");
        await ShouldHaveAsync(presses: ["NotApplicable by link, no sign-in"]);

        var elsewhere = await other.OpenAsync(link);
        elsewhere.Text.ShouldContain("An answer is already recorded; pressing a button replaces it.");
        elsewhere.Text.ShouldNotContain("Recorded:");
        elsewhere.Html.ShouldNotContain(person.Name);
    }

    [Fact]
    public async Task An_answer_in_Teams_shows_on_the_page_to_the_person_alone()
    {
        var (person, link) = await AskOneAsync("GB");
        var employee = Story.Employee(person);
        await employee.PressAsync(await employee.NoticeAsync(), "keptAsIs");
        using var browser = new BrowserDriver(Story);

        var page = await browser.OpenAsync(link);
        page.Title.ShouldStartWith("Action required");
        page.Text.ShouldNotContain("Recorded:");
        (await browser.SignInAsync(await browser.PressAsync(page, "I'm keeping it on"), person.Mail)).Text.ShouldContain("Recorded: I'm keeping it on");

        await ShouldHaveAsync(presses: ["KeptAsIs by msteams"]);
    }

    [Fact]
    public async Task Help_and_a_later_reminder_are_what_they_are_on_the_card()
    {
        Story.Clock.AdvanceTo(MailStories.NextWednesday(Story.Clock.GetUtcNow()));
        var (person, link) = await AskOneAsync("GB");
        using var browser = new BrowserDriver(Story);
        var page = await browser.OpenAsync(link);
        page.Text.ShouldContain("Help and a later reminder do not count as an answer: the notice stays open.");
        var signIn = await browser.PressAsync(page, "On Thursday");
        (await Story.ReadAsync((database, token) => database.Recipients.AnyAsync(r => r.SnoozedUntil != null || r.HelpWanted, token))).ShouldBeFalse();

        var snoozed = await browser.SignInAsync(signIn, person.Mail);
        snoozed.Title.ShouldStartWith("Action required");
        snoozed.Text.ShouldContain($"You will be reminded on {DateOnly.FromDateTime(Story.Clock.GetUtcNow().Date.AddDays(1)).ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"))}.");
        (await browser.PressAsync(snoozed, "I need help")).Text.ShouldContain("That you want help is noted.");
        (await browser.PressAsync(snoozed, "I need help")).Text.ShouldContain("You will be reminded on");
        (await Story.Hr().StatusAsync())["Help wanted"].ShouldBe(1);
        await ShouldHaveAsync(presses: []);

        // Another browser learns nothing, and the reminder comes when it was asked for.
        using var other = new BrowserDriver(Story);
        var elsewhere = await other.OpenAsync(link);
        elsewhere.Text.ShouldNotContain("noted");
        elsewhere.Text.ShouldNotContain("You will be reminded");
        await Story.PassAsync(TimeSpan.FromDays(1));
        (await Story.Employee(person).RemindersAsync()).Count.ShouldBe(1);
        (await browser.PostAsync(page.Action, [.. page.Hidden, KeyValuePair.Create("answer", "later/never")])).Status.ShouldBe(400);
        (await browser.SignInAsync(await browser.PressAsync(await browser.OpenAsync(link), "I've opted out"), person.Mail)).Text.ShouldContain("Recorded: I've opted out");
    }

    [Fact]
    public async Task After_the_close_the_link_reads_closed_and_shows_nothing_personal()
    {
        var (person, link) = await AskOneAsync("GB");
        using var browser = new BrowserDriver(Story);
        var page = await browser.OpenAsync(link);
        await browser.SignInAsync(await browser.PressAsync(page, "I've opted out"), person.Mail);
        await Story.Hr().SayAsync("close linkedin-ai");

        // Closed, then long ago, when the link has ended, too, and the person is forgotten.
        foreach (var days in new[] { 0, 31, 60 })
        {
            await Story.PassAsync(TimeSpan.FromDays(days));
            foreach (var closed in new[] { await browser.OpenAsync(link), await browser.PressAsync(page, "I'm keeping it on") })
            {
                closed.Title.ShouldBe("Closed: LinkedIn AI data setting");
                closed.Text.ShouldContain("This notice closed on ");
                closed.Buttons.ShouldBeEmpty();
                foreach (var personal in new[] { person.Name, person.Mail, "Pilot", "opted out", "Recorded" })
                    closed.Html.ShouldNotContain(personal);
            }
        }
    }

    [Fact]
    public async Task The_page_speaks_the_language_of_the_person_and_says_so_to_screen_readers()
    {
        var person = Story.Company.Employees().First(p => p.Country.Code == "GB");
        person.Language = "sv-SE";
        var link = await AskAsync(person, "Pilot");
        using var browser = new BrowserDriver(Story);

        var page = await browser.OpenAsync(link);
        page.Language.ShouldBe("sv");
        page.Text.ShouldContain(MarkedTexts.SwedishSign + "Your answer");
        using var swedish = new BrowserDriver(Story, "sv-SE, en;q=0.5");
        var refused = await swedish.OpenAsync(new Uri(link + "x"));
        refused.Language.ShouldBe("sv");
        refused.Title.ShouldBe(MarkedTexts.SwedishSign + "Nothing was recorded");
    }

    [Fact]
    public async Task A_restart_ends_neither_links_nor_a_sign_in_under_way_nor_a_page_that_is_open()
    {
        var (person, link) = await AskOneAsync("GB");
        using var browser = new BrowserDriver(Story);
        var page = await browser.OpenAsync(link);
        var signIn = await browser.PressAsync(page, "I've opted out");

        await Story.StopServiceAsync();
        await Story.StartServiceAsync();

        (await browser.SignInAsync(signIn, person.Mail)).Text.ShouldContain("Recorded: I've opted out");
        (await browser.PressAsync(page, "I'm keeping it on")).Text.ShouldContain("Recorded: I'm keeping it on");
    }

    [Fact]
    public async Task The_right_choice_is_asked_for_before_done_counts()
    {
        using var own = new OwnTemplates();
        own.Copy("policy-attestation", "travel-policy", ("\"id\": \"policy-attestation\"", "\"id\": \"travel-policy\""), ("\"example\": true,", ""), ("Acceptable Use Policy", "Travel Policy"));
        await Story.StopServiceAsync();
        Story.Settings["Campaigns:Folder"] = own.Folder;
        await Story.StartServiceAsync();
        var link = await AskAsync(Story.Company.From("CA", 1)[0], "Pilot", "travel-policy");
        await SetAsync(link, withoutSignIn: true);
        using var browser = new BrowserDriver(Story);
        var page = await browser.OpenAsync(link);
        var done = page.Buttons.First(button => button.Value == "done").Label;

        (await browser.PressAsync(page, done)).Html.ShouldContain("role=\"alert\">Choose one.");
        (await browser.PressAsync(page, done, ("question_unsure", "2"))).Text.ShouldContain("Have another look at the part on whom to ask");
        await ShouldHaveAsync(presses: []);

        (await browser.PressAsync(page, done, ("question_unsure", "1"))).Text.ShouldContain("Recorded: ");
        await ShouldHaveAsync(presses: ["Done by link, no sign-in"]);
    }

    [Fact]
    public async Task An_app_with_a_certificate_signs_people_in_without_a_secret()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=staff-notices", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(30));
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        await Story.StopServiceAsync();
        (Story.Settings["Microsoft365:Credential:Kind"], Story.Settings["Microsoft365:Credential:CertificatePath"], Story.Settings["Microsoft365:ClientSecret"]) = ("Certificate", file, "");
        Story.Tenant.AppCredentials.Register(certificate);
        await Story.StartServiceAsync();
        var (person, link) = await AskOneAsync("GB");
        using var browser = new BrowserDriver(Story);

        var answered = await browser.SignInAsync(await browser.PressAsync(await browser.OpenAsync(link), "I've opted out"), person.Mail);

        answered.Text.ShouldContain("Recorded: I've opted out");
        File.Delete(file);
        await Story.StopServiceAsync();
        (Story.Settings["Microsoft365:Credential:Kind"], Story.Settings["Microsoft365:Credential:CertificatePath"]) = ("ManagedIdentity", "");
        await Story.StartServiceAsync();
        using var other = new BrowserDriver(Story);
        var nowhere = await other.OpenAsync(link);
        nowhere.Text.ShouldContain("One cannot sign in here, because IT has not set that up.");
        nowhere.Buttons.ShouldBeEmpty();
    }
}
