using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Reports;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>A tenant that for an hour answers nothing, garbage or a refusal: IT reads what is wrong, everything is kept, and it goes on by itself.</summary>
public class SilentTenantStories : StoryTests
{
    private const int Minutes = 65;

    public static TheoryData<string, string> Troubles => new()
    {
        { "nothing", "Teams does not answer" },
        { "garbage", "Teams does not answer" },
        { "503", "Teams does not answer" },
        { "401", "Teams refuses the bot's token" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task An_hour_of_it_costs_nobody_their_notice(string trouble, string told)
    {
        var people = Story.Company.Group("Pilot", 14);
        foreach (var person in people.Take(7))
            await Story.Employee(person).AppAsync("install");
        var hr = Story.Hr();
        var preview = await hr.PreviewAsync("Pilot");
        await hr.PressAsync(preview, "sendNow");
        await Story.FaultsAsync(FaultOf(trouble));
        await Story.RunAsync<Campaigns.QueueNotices>();

        for (var minute = 0; minute < Minutes; minute += 2)
        {
            Story.Clock.Advance(TimeSpan.FromMinutes(2));
            await Story.RunAsync<DispatchDeliveries>();
            await Story.RunAsync<ShowProgress>();
        }

        (await Story.HealthAsync()).ShouldContain(told);
        (await Story.ReadAsync((database, token) => database.Deliveries.CountAsync(d => d.State == DeliveryState.Failed || d.State == DeliveryState.Unreachable, token))).ShouldBe(0);
        await Story.FaultsAsync(new { });
        await GoOnAsync();
        (await hr.StatusAsync())["Delivered"].ShouldBe(14);
        foreach (var person in people)
            await Story.Employee(person).NoticeAsync();
        (await Story.HealthAsync()).ShouldContain("\"troubles\":[]");
    }

    [Fact]
    public async Task Answers_lost_for_an_hour_bring_nobody_a_copy_each_half_minute()
    {
        var people = Story.Company.Group("Pilot", 2);
        foreach (var person in people)
            await Story.Employee(person).AppAsync("install");
        var hr = Story.Hr();
        await hr.PressAsync(await hr.PreviewAsync("Pilot"), "sendNow");
        await Story.FaultsAsync(new { dropAfter = 1.0, operation = "connector.send" });
        await Story.RunAsync<Campaigns.QueueNotices>();
        for (var halfMinute = 0; halfMinute < 2 * Minutes; halfMinute++)
        {
            Story.Clock.Advance(TimeSpan.FromSeconds(30));
            await Story.RunAsync<DispatchDeliveries>();
        }

        await Story.FaultsAsync(new { });
        await GoOnAsync();
        (await hr.StatusAsync())["Delivered"].ShouldBe(2);
        foreach (var person in people)
            (await Story.Employee(person).NoticesAsync()).Count.ShouldBeInRange(2, 14);
    }

    /// <summary>As the scheduler would: the clock goes on, and whatever is due is done.</summary>
    private async Task GoOnAsync()
    {
        for (var minute = 0; minute < 8; minute++)
        {
            Story.Clock.Advance(TimeSpan.FromMinutes(1));
            await Story.RunAsync<DispatchDeliveries>();
        }

        await Story.SettleAsync();
    }

    private static object FaultOf(string trouble) => trouble switch
    {
        "nothing" => new { dropBefore = 1.0, operation = "connector" },
        "garbage" => new { garbage = 1.0, operation = "connector" },
        _ => new { errors = new Dictionary<string, double> { [trouble] = 1 }, operation = "connector" },
    };
}
