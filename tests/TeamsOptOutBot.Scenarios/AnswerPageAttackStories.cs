using System.Text;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Links;
using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Scenarios;

/// <summary>What the answer page refuses, each time with a sentence and with nothing recorded.</summary>
public class AnswerPageAttackStories : AnswerPageTests
{
    [Fact]
    public async Task A_forged_cut_lengthened_or_foreign_link_is_refused_with_a_sentence()
    {
        var (_, link) = await AskOneAsync("GB");
        var token = link.Segments[^1];
        using var browser = new BrowserDriver(Story);

        foreach (var forged in new[]
                 {
                     "", token[..^1], token[..20], token[1..], "x", token + ").", token + "/", token + "/../health", new string('A', 3_000), token[..30] + (token[30] == 'A' ? 'B' : 'A') + token[31..],
                     "202604." + token[7..].ToLowerInvariant(), "%2e%2e%2f%2e%2e%2fhealth", "<script>alert(1)</script>", "202604.AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                 })
        {
            var page = await browser.OpenAsync(new Uri($"{Service.PublicUrl}/answer/{forged}"));
            page.Status.ShouldBe(404, forged);
            page.Title.ShouldBe("Nothing was recorded", forged);
            page.Text.ShouldContain("This is no link of ours", customMessage: forged);
            page.Html.ShouldNotContain("<script");
            (await browser.PostAsync(new Uri($"{Service.PublicUrl}/answer/{forged}"), [KeyValuePair.Create("answer", "done")])).Status.ShouldBe(404, forged);
        }

        (await browser.OpenAsync(new Uri($"{Service.PublicUrl}/answer"))).Text.ShouldContain("This is no link of ours");
        await ShouldHaveAsync(presses: []);
    }

    [Fact]
    public async Task A_link_whose_time_is_over_or_whose_recipient_is_none_says_so()
    {
        var (person, _) = await AskOneAsync("GB");
        var link = await LinkAsync(person, days: 2);
        var stranger = await Story.ReadAsync(async (database, token) => await database.People.FirstAsync(p => p.AadId != person.Id, token));
        var strangers = (await Story.Service.Get<IAnswerLinks>().ForAsync(1, stranger.Id, Story.Clock.GetUtcNow().AddDays(1), CancellationToken.None))!;
        var nobodys = (await Story.Service.Get<IAnswerLinks>().ForAsync(77, 99_999, Story.Clock.GetUtcNow().AddDays(1), CancellationToken.None))!;
        using var browser = new BrowserDriver(Story);

        foreach (var gone in new[] { strangers, nobodys })
        {
            var page = await browser.OpenAsync(gone);
            page.Status.ShouldBe(410);
            page.Text.ShouldContain("The notice behind this link is no longer here.");
        }

        (await browser.OpenAsync(link)).Status.ShouldBe(200);
        Story.Clock.Advance(TimeSpan.FromDays(2));
        var ended = await browser.OpenAsync(link);
        ended.Status.ShouldBe(410);
        ended.Text.ShouldContain("This link ended on");
    }

    [Fact]
    public async Task Whoever_signs_in_with_somebody_elses_link_reads_that_it_is_not_theirs_and_not_whose()
    {
        var (person, link) = await AskOneAsync("GB");
        var thief = Story.Company.Employees().First(p => p.Mail != person.Mail);
        using var browser = new BrowserDriver(Story);

        var refused = await browser.SignInAsync(await browser.PressAsync(await browser.OpenAsync(link), "I've opted out"), thief.Mail);

        refused.Status.ShouldBe(403);
        refused.Title.ShouldBe("Nothing was recorded");
        refused.Text.ShouldContain("This link was made for somebody else.");
        foreach (var name in new[] { person.Name, person.Mail, thief.Name, thief.Mail })
            refused.Html.ShouldNotContain(name);
        await ShouldHaveAsync(presses: []);
        (await browser.OpenAsync(link)).Text.ShouldContain("sign-in page opens");

        var signIn = await browser.PressAsync(refused, "Sign in with another account");
        signIn.Address.Query.ShouldContain("prompt=select_account");
        var page = await browser.SignInAsync(signIn, person.Mail);
        page.Title.ShouldStartWith("Action required");
        await ShouldHaveAsync(presses: []);
        (await browser.PressAsync(page, "I'm keeping it on")).Text.ShouldContain("Recorded: I'm keeping it on");
    }

    [Fact]
    public async Task A_press_that_no_page_of_ours_sent_counts_nothing()
    {
        var (_, link) = await AskOneAsync("GB");
        await SetAsync(link, withoutSignIn: true);
        using var browser = new BrowserDriver(Story);
        using var attacker = new BrowserDriver(Story);
        var page = await browser.OpenAsync(link);
        var foreign = await attacker.OpenAsync(link);

        foreach (var (status, sentence, content) in new (int, string, HttpContent?)[]
                 {
                     (400, "opened a second time", new FormUrlEncodedContent([KeyValuePair.Create("answer", "done")])),
                     (400, "opened a second time", new FormUrlEncodedContent([.. foreign.Hidden, KeyValuePair.Create("answer", "done")])),
                     (400, "No answer came with that", null),
                     (400, "No answer came with that", new StringContent("{\"answer\":\"done\"}", Encoding.UTF8, "application/json")),
                     (400, "No answer came with that", new StringContent("answer=done&" + new string('x', 100_000), Encoding.UTF8, "application/x-www-form-urlencoded")),
                     (400, "No answer came with that", new StringContent("--x\r\nnonsense", Encoding.UTF8) { Headers = { ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } } } }),
                     (400, "No answer came with that", new FormUrlEncodedContent(page.Hidden)),
                     (400, "No answer came with that", new FormUrlEncodedContent([.. page.Hidden, KeyValuePair.Create("answer", "fire"), KeyValuePair.Create("person", "1")])),
                     (400, "No answer came with that", new FormUrlEncodedContent([.. page.Hidden, KeyValuePair.Create("answer", "done"), KeyValuePair.Create("answer", "keptAsIs")])),
                 })
        {
            var refused = await browser.SendAsync(HttpMethod.Post, link, content);
            refused.Status.ShouldBe(status, refused.Html);
            refused.Text.ShouldContain(sentence);
        }

        await ShouldHaveAsync(presses: []);
        (await browser.PressAsync(page, "I've opted out")).Text.ShouldContain("Recorded: I've opted out");
    }

    [Fact]
    public async Task The_way_back_from_the_sign_in_is_good_once_for_its_own_browser_and_only_with_what_we_sent()
    {
        var (person, link) = await AskOneAsync("GB");
        using var browser = new BrowserDriver(Story);
        using var other = new BrowserDriver(Story);
        var signIn = await browser.PressAsync(await browser.OpenAsync(link), "I've opted out");
        using var back = await browser.AskAsync(HttpMethod.Post, signIn.Action, new FormUrlEncodedContent([KeyValuePair.Create("mail", person.Mail)]));
        var callback = back.Headers.Location!;

        foreach (var (who, address) in new[]
                 {
                     (other, callback), (browser, new Uri(callback.AbsoluteUri.Replace("state=", "state=x", StringComparison.Ordinal))),
                     (browser, new Uri($"{Service.PublicUrl}/signin-oidc")), (browser, new Uri($"{Service.PublicUrl}/signin-oidc?code=x&state=y")), (browser, new Uri($"{Service.PublicUrl}/signin-oidc?error=server_error")),
                 })
        {
            var refused = await who.OpenAsync(address);
            refused.Status.ShouldBe(400, refused.Html);
            refused.Title.ShouldBe("Nothing was recorded");
            refused.Text.ShouldContain("This sign-in could not be finished");
        }

        await ShouldHaveAsync(presses: []);
        (await browser.OpenAsync(callback)).Text.ShouldContain("Recorded: I've opted out");
        var replayed = await browser.OpenAsync(callback);
        replayed.Status.ShouldBe(400);
        replayed.Text.ShouldContain("opened a second time");
        await ShouldHaveAsync(presses: ["Done by link"]);
    }

    [Fact]
    public async Task Who_declines_to_sign_in_and_a_sign_in_that_does_not_answer_get_a_sentence()
    {
        var (_, link) = await AskOneAsync("GB");
        using var browser = new BrowserDriver(Story);
        var signIn = await browser.PressAsync(await browser.OpenAsync(link), "I've opted out");
        var declined = await browser.PostAsync(signIn.Action, [KeyValuePair.Create("cancel", "yes")]);
        declined.Status.ShouldBe(403);
        declined.Text.ShouldContain("You did not sign in.");

        await Story.StopServiceAsync();
        await Story.StartServiceAsync();
        await Story.FaultsAsync(new { operation = "token.metadata", errors = new Dictionary<string, double> { ["503"] = 1 } });
        var down = await browser.PressAsync(await browser.OpenAsync(link), "I've opted out");
        down.Status.ShouldBe(503);
        down.Text.ShouldContain("cannot be reached at the moment");
        await Story.FaultsAsync(new { });
        await ShouldHaveAsync(presses: []);
    }

    [Fact]
    public async Task Hostile_names_are_text()
    {
        await Story.StopServiceAsync();
        Story.Settings["Organisation:ContactName"] = "<script>alert(1)</script>";
        Story.Settings["Organisation:ContactMail"] = "\"><img src=x onerror=alert(2)>";
        await Story.StartServiceAsync();
        var (_, link) = await AskOneAsync("GB");
        await Story.Service.Get<IWriter>().WriteAsync((database, token) => database.Campaigns.ExecuteUpdateAsync(set => set.SetProperty(c => c.GroupNames, "</p><script>alert(3)</script>\u202E {name} https://evil.example"), token), CancellationToken.None);
        using var browser = new BrowserDriver(Story);

        var page = await browser.OpenAsync(link);

        page.Status.ShouldBe(200);
        page.Html.ShouldNotContain("<script");
        page.Html.ShouldNotContain("<img");
        page.Text.ShouldContain("<script>alert(1)</script>");
        page.Text.ShouldContain("<script>alert(3)</script>");
        page.Links.ShouldNotContain(address => address.Host == "evil.example");
    }

    [Fact]
    public async Task Every_page_of_the_service_tells_the_browser_to_load_and_run_nothing()
    {
        var (person, link) = await AskOneAsync("GB");
        using var browser = new BrowserDriver(Story);
        var page = await browser.OpenAsync(link);
        var pages = new[]
        {
            page, await browser.PressAsync(page, "I've opted out"), await browser.OpenAsync(new Uri(link + "x")),
        };
        pages[0].Headers.GetValues("Content-Security-Policy").Single().ShouldMatch("^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$");
        pages[0].Headers.CacheControl!.NoStore.ShouldBeTrue();
        foreach (var html in new[] { pages[0].Html, pages[2].Html })
        {
            html.ShouldNotContain("<script");
            html.ShouldNotContain(" src=");
            html.ShouldNotContain("style=");
            html.ShouldNotContain("url(");
        }

        foreach (var path in new[] { "answer/x", "signin-oidc", "health", "health/live", "documents/linkedin-ai/checklist.html", "documents/linkedin-ai/nothing", "nowhere", "api/messages" })
        {
            using var response = await browser.AskAsync(HttpMethod.Get, new Uri($"{Service.PublicUrl}/{path}"));
            string Header(string name) => string.Join(',', response.Headers.TryGetValues(name, out var values) ? values : []);
            Header("X-Content-Type-Options").ShouldBe("nosniff", path);
            Header("X-Frame-Options").ShouldBe("DENY", path);
            Header("Referrer-Policy").ShouldBe("no-referrer", path);
            Header("Strict-Transport-Security").ShouldBe("max-age=31536000", path);
            Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin", path);
            Header("Permissions-Policy").ShouldContain("camera=()", customMessage: path);
            Header("Content-Security-Policy").ShouldStartWith("default-src 'none'", customMessage: path);
            Header("Content-Security-Policy").ShouldContain("frame-ancestors 'none'", customMessage: path);
        }

        browser.Cookies.ShouldNotBeEmpty();
        browser.Cookies.ShouldAllBe(cookie => cookie.Secure && cookie.HttpOnly && cookie.Domain == "notices.contoso.example");
        person.Name.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Too_many_requests_for_one_link_wait_a_minute_and_the_others_do_not()
    {
        await Story.StopServiceAsync();
        Story.Settings["AnswerPage:RequestsPerMinuteAndLink"] = "5";
        await Story.StartServiceAsync();
        var (_, link) = await AskOneAsync("GB");
        var (_, other) = await AskOneAsync("DE", "Other");
        using var browser = new BrowserDriver(Story);
        for (var turn = 0; turn < 5; turn++)
            (await browser.OpenAsync(link)).Status.ShouldBe(200);

        var refused = await browser.OpenAsync(link);

        refused.Status.ShouldBe(429);
        refused.Text.ShouldContain("Please try again in a minute.");
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await browser.OpenAsync(other)).Status.ShouldBe(200);
    }
}
