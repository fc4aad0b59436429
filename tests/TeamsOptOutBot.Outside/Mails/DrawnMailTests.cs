using Microsoft.Playwright;
using Shouldly;
using TeamsOptOutBot.Outside.Browser;
using TeamsOptOutBot.Outside.Cards;

namespace TeamsOptOutBot.Outside.Mails;

/// <summary>Every expected mail as Outlook draws its card, and as a client shows it that keeps nothing but plain HTML.</summary>
public sealed class DrawnMailTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Outlook = "outlook-desktop";

    public static TheoryData<string> Cards => [.. MailFile.WithCard.Select(mail => mail.Name)];

    [Theory]
    [MemberData(nameof(Cards))]
    public async Task Its_card_is_drawn_in_Outlooks_host_config(string name)
    {
        Needs.ChromiumAndNpmPackages();
        var mail = MailFile.WithCard.Single(one => one.Name == name);

        (await DrawnCards.FindingsAsync(browser, Outlook, [(name, mail.Card.ToJsonString())], $"mail-card-{name}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_text_is_whole_and_accessible_with_card_and_styles_removed_as_narrow_as_a_phone()
    {
        Needs.ChromiumAndNpmPackages();
        foreach (var width in new[] { 700, 320 })
        {
            await using var opened = await browser.OpenAsync(width, 900);
            var asked = new List<string>();
            opened.Page.Request += (_, request) => asked.Add(request.Url);
            foreach (var mail in MailFile.Expected)
            {
                await opened.Page.SetContentAsync(mail.Html);
                var text = await opened.Page.InnerTextAsync("body");
                await opened.Page.SetContentAsync(mail.Bare);
                (await opened.Page.InnerTextAsync("body")).ShouldBe(text, mail.Name);
                (await opened.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync()).ShouldBe(1, mail.Name);
                (await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, mail.Name);
                await Axe.ShouldFindNothingAsync(opened.Page, $"{mail.Name} {width}", "region", "landmark-one-main");
                await opened.TakeScreenshotAsync($"mail-plain-{mail.Name}-{width}");
            }

            asked.ShouldBeEmpty();
            opened.Complaints.ShouldBeEmpty();
        }
    }
}
