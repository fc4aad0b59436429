using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Campaigns;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Reports;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>
/// Graph answers nothing, garbage or a refusal for an hour while apps are to be installed, mails to be sent and groups to be read:
/// HR and IT read what is wrong, nobody's notice is given up, and it goes on by itself.
/// </summary>
public class SilentGraphStories : StoryTests
{
    private const int Minutes = 65;

    public static TheoryData<string, string, string> Troubles => new()
    {
        { "nothing", "Microsoft Graph did not answer", "Microsoft Graph did not answer" },
        { "garbage", "Microsoft Graph did not answer", "Microsoft Graph did not answer" },
        { "503", "Microsoft Graph answered 503", "Microsoft Graph did not answer" },
        { "401", "Microsoft Graph does not accept the token", "Microsoft Graph does not accept the token" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task An_hour_of_it_costs_nobody_their_notice(string trouble, string toldHr, string toldIt)
    {
        ExpectedErrors.Add("Grant the application permission");
        var known = Story.Company.Group("Known", 1);
        var reached = Story.Company.Group("Pilot", 12);
        var mailed = Story.Company.Group("Mailed", 6);
        var hr = Story.Hr();
        await hr.SendAsync("Known");
        var teams = await hr.PreviewAsync("Pilot");
        await hr.PressAsync(teams, "sendNow");
        var mail = await hr.PreviewAsync("Mailed", "via outlook");
        await hr.PressAsync(mail, "sendNow");
        await Story.RunAsync<QueueNotices>();
        await Story.FaultsAsync(FaultOf(trouble));

        (await hr.SayAsync("start linkedin-ai to Known")).Words.ShouldContain(toldHr);
        for (var minute = 0; minute < Minutes; minute += 2)
        {
            Story.Clock.Advance(TimeSpan.FromMinutes(2));
            await Story.RunAsync<DispatchDeliveries>();
            await Story.RunAsync<ShowProgress>();
        }

        Story.Clock.Advance(RefreshAudiences.Interval);
        await Story.RunAsync<RefreshAudiences>();
        (await Story.HealthAsync()).ShouldContain(toldIt);
        (await Story.ReadAsync((database, token) => database.Deliveries.CountAsync(d => d.State == DeliveryState.Failed || d.State == DeliveryState.Unreachable, token))).ShouldBe(0);
        (await Story.ReadAsync((database, token) => database.Recipients.CountAsync(token))).ShouldBe(1 + reached.Count + mailed.Count);
        await Story.FaultsAsync(new { });
        await GoOnAsync();

        foreach (var person in reached.Except(known))
            await Story.Employee(person).NoticeAsync();
        foreach (var person in mailed)
            await Story.Employee(person).OnlyMailAsync();
        (await Story.HealthAsync()).ShouldContain("\"troubles\":[]");
    }

    [Fact]
    public async Task Nobodys_press_waits_for_Graph_and_a_command_of_HR_only_a_moment()
    {
        var people = Story.Company.Group("Pilot", 10);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        Story.Clock.Advance(TimeSpan.FromMinutes(6));
        await Story.FaultsAsync(new { latencyMs = 20_000, operation = "graph" });
        var began = Stopwatch.StartNew();

        await Task.WhenAll(people.Select(person => Story.Employee(person).AnswerAsync("done")));
        (await hr.StatusAsync())["Answered"].ShouldBe(people.Count);

        began.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    /// <summary>As the scheduler would: the clock goes on, and whatever is due is done.</summary>
    private async Task GoOnAsync()
    {
        for (var minute = 0; minute < 20; minute++)
        {
            Story.Clock.Advance(TimeSpan.FromMinutes(1));
            await Story.RunAsync<DispatchDeliveries>();
        }

        await Story.RunAsync<RefreshAudiences>();
        await Story.SettleAsync();
    }

    private static object FaultOf(string trouble) => trouble switch
    {
        "nothing" => new { dropBefore = 1.0, operation = "graph" },
        "garbage" => new { garbage = 1.0, operation = "graph" },
        _ => new { errors = new Dictionary<string, double> { [trouble] = 1 }, operation = "graph" },
    };
}
