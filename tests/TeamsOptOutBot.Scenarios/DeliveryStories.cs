using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>People who can not be reached, and a tenant that holds back.</summary>
public class DeliveryStories : StoryTests
{
    [Fact]
    public async Task Who_blocked_the_app_or_may_not_have_it_is_unreachable_with_the_reason()
    {
        var people = Story.Company.Group("Pilot", 5);
        var (blocking, forbidden, uninstalling) = (Story.Employee(people[0]), Story.Employee(people[1]), Story.Employee(people[2]));
        await blocking.AppAsync("install");
        await blocking.AppAsync("block");
        await uninstalling.AppAsync("install");
        await uninstalling.AppAsync("uninstall");
        await Story.FaultsAsync(new { errors = new Dictionary<string, double> { ["403:Forbidden"] = 1 }, person = forbidden.Mail, operation = "graph.install" });
        var hr = Story.Hr();

        await hr.SendAsync("Pilot");

        var status = await hr.StatusAsync();
        status["Delivered"].ShouldBe(3);
        status["Unreachable"].ShouldBe(2);
        status.Text.ShouldContain("1 person: they blocked the app.");
        status.Text.ShouldContain("1 person: a Teams policy does not allow the app.");
        await uninstalling.NoticeAsync();
        (await hr.ReportsAsync())[0].Text.ShouldContain("0 of 5 have answered, 2 could not be reached");
    }

    [Fact]
    public async Task Without_the_right_to_install_notices_wait_and_IT_is_told_until_it_is_back()
    {
        ExpectedErrors.Add("Grant the application permission");
        var people = Story.Company.Group("Pilot", 3);
        await Story.FaultsAsync(new { errors = new Dictionary<string, double> { ["403:Authorization_RequestDenied"] = 1 }, operation = "graph.install" });
        var hr = Story.Hr();

        await hr.SendAsync("Pilot");

        (await hr.StatusAsync())["Pending"].ShouldBe(3);
        (await Story.HealthAsync()).ShouldContain("Grant the application permission TeamsAppInstallation");
        await Story.FaultsAsync(new { });
        await Story.PassAsync(TimeSpan.FromMinutes(3));
        foreach (var person in people)
            await Story.Employee(person).NoticeAsync();
        (await Story.HealthAsync()).ShouldContain("\"troubles\":[]");
    }

    [Fact]
    public async Task A_throttled_reply_comes_later()
    {
        var hr = Story.Hr();
        await hr.SayAsync("help");
        await Story.FaultsAsync(new { errors = new Dictionary<string, double> { ["429"] = 1 }, retryAfterSeconds = 2, operation = "connector" });
        var before = await hr.LastIdAsync();

        (await hr.TellAsync("status")).ShouldBe(200);
        (await hr.FromBotAsync()).ShouldNotContain(m => m.Id > before);
        await Story.FaultsAsync(new { });
        await Story.SettleAsync();

        (await hr.FromBotAsync()).Where(m => m.Id > before).ShouldHaveSingleItem().Words.ShouldContain("No campaign yet.");
    }

    [Fact]
    public async Task Throttled_notices_wait_and_are_all_delivered_once()
    {
        var people = Story.Company.Group("Pilot", 8);
        await Story.FaultsAsync(new { errors = new Dictionary<string, double> { ["429"] = 0.4, ["503"] = 0.1 }, retryAfterSeconds = 1, operation = "connector.send" });
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot");
        await hr.PressAsync(preview, "sendNow");
        await Story.SettleAsync();
        await Story.FaultsAsync(new { });
        await Story.SettleAsync();

        foreach (var person in people)
            await Story.Employee(person).NoticeAsync();
        (await hr.StatusAsync())["Delivered"].ShouldBe(8);
    }
}
