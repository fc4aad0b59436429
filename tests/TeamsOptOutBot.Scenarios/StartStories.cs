using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Scenarios;

/// <summary>HR: from <c>start</c> to Send now.</summary>
public class StartStories : StoryTests
{
    [Fact]
    public async Task The_preview_says_who_will_get_it_who_is_left_out_and_what_holds()
    {
        var all = Story.Tenant.Directory.TransitiveMembers(Story.Tenant.Directory.FindGroups("Recruiters")[0]);
        var audience = Story.Company.MembersOf("Recruiters", "Page Admins");

        var card = (await Story.Hr().PreviewAsync("Recruiters, “Page Admins”")).View;

        card.Text.ShouldContain($"{audience.Count} people will get it.");
        card["Recruiters"].ShouldBe(Story.Company.MembersOf("Recruiters").Count);
        card["Page Admins"].ShouldBe(Story.Company.MembersOf("Page Admins").Count);
        card["In more than one group, counted once"].ShouldBe(card["Recruiters"] + card["Page Admins"] - audience.Count);
        card["Guests"].ShouldBeGreaterThanOrEqualTo(all.Count(p => p.Guest));
        card["Disabled accounts"].ShouldBe(all.Count(p => !p.Enabled));
        (card["Strict profile"] + card["Standard profile"]).ShouldBe(audience.Count);
        card.Text.ShouldContain("in 21 days");
        card.Text.ShouldContain("2 reminders to whoever has not answered; days after sending: 7 and 14.");
        card.Text.ShouldContain("Action required — LinkedIn AI data setting");
        card.Buttons.ShouldBe(["Send now", "Test to me", "Cancel"]);
        (await Story.Employee(audience[0]).FromBotAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_test_goes_to_the_author_alone_and_its_buttons_record_nothing()
    {
        var people = Story.Company.Group("Pilot", 3);
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot");

        (await hr.PressAsync(preview, "testToMe")).Sentence.ShouldBe("The test is in this chat. Its buttons work and record nothing.");
        var test = await hr.NextAsync(preview.Id);

        test.View.Title.ShouldBe("Action required — LinkedIn AI data setting");
        (await hr.PressAsync(test, "more")).View.Buttons.ShouldContain("Rather not say");
        (await hr.PressAsync(test, "back")).View.Buttons.ShouldContain("I've opted out");
        (await hr.PressAsync(test, "done")).Sentence!.ShouldStartWith("This is a test");
        await Story.StepAsync();
        (await Story.ReadAsync((database, token) => database.Acknowledgements.CountAsync(token))).ShouldBe(0);
        (await Story.Employee(people[0]).FromBotAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_preview_sends_nothing_and_can_not_be_sent_any_more()
    {
        var people = Story.Company.Group("Pilot", 3);
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot");

        (await hr.PressAsync(preview, "cancel")).View.Text.ShouldContain("Nothing was sent.");
        (await hr.PressAsync(preview, "sendNow", data: new { campaign = preview.View.Campaign })).Sentence!.ShouldContain("no longer open");
        await Story.StepAsync();

        (await Story.Employee(people[0]).FromBotAsync()).ShouldBeEmpty();
        (await hr.SayAsync("status")).Words.ShouldContain("No campaign yet.");
    }

    [Fact]
    public async Task Send_now_pressed_twice_sends_once_and_a_colleague_can_not_press_it()
    {
        var people = Story.Company.Group("Pilot", 3);
        var (hr, colleague) = (Story.Hr(), Story.Hr(1));
        var preview = await hr.PreviewAsync("Pilot");

        (await colleague.PressAsync(preview, "sendNow")).Sentence!.ShouldStartWith("Only the person who made this preview");
        (await Story.Employee(people[0]).PressAsync(preview, "sendNow")).Sentence!.ShouldContain("Only members of the group HR");
        await Task.WhenAll(hr.PressAsync(preview, "sendNow"), hr.PressAsync(preview, "sendNow"));
        await Story.StepAsync();

        foreach (var person in people)
            await Story.Employee(person).NoticeAsync();
        (await Story.ReadAsync((database, token) => database.Campaigns.CountAsync(c => c.Status == CampaignStatus.Running, token))).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_campaign_of_a_template_gets_a_name_of_its_own()
    {
        Story.Company.Group("Pilot", 2);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        await hr.SendAsync("Pilot", "due in 30 days as strict");

        var list = await hr.SayAsync("campaigns");

        list.Words.ShouldContain("linkedin-ai-2");
        (await hr.StatusAsync("linkedin-ai-2"))["Audience"].ShouldBe(2);
        (await hr.SayAsync("status linkedin-ai-9")).Words.ShouldContain("Near ones:");
    }
}
