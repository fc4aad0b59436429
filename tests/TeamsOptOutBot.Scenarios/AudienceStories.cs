using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Audience;
using TeamsOptOutBot.Campaigns;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Storage;
using CampaignStatus = TeamsOptOutBot.Storage.Model.CampaignStatus;

namespace TeamsOptOutBot.Scenarios;

/// <summary>Groups change while a campaign runs.</summary>
public class AudienceStories : StoryTests
{
    private static readonly TimeSpan Later = RefreshAudiences.Interval + TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Who_joins_a_group_gets_the_notice_once_and_who_leaves_it_gets_no_reminder()
    {
        var people = Story.Company.Group("Pilot", 4);
        var joiner = Outsider(people);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        var leaver = Story.Employee(people[0]);
        await leaver.NoticeAsync();

        Remove("Pilot", people[0]);
        Add("Pilot", joiner);
        await RefreshAsync();
        await RefreshAsync();
        await Story.PassAsync(TimeSpan.FromDays(9));

        // Long enough for a weekend, in strides that meet each country's working hours.
        for (var stride = 0; stride < 11; stride++)
            await Story.PassAsync(TimeSpan.FromHours(7));

        (await Story.Employee(joiner).NoticesAsync()).Count.ShouldBe(2, "The notice and the first planned reminder.");
        (await leaver.NoticesAsync()).Count.ShouldBe(1);
        (await Story.Employee(people[1]).NoticesAsync()).Count.ShouldBe(2);
        var status = await hr.StatusAsync();
        status["Audience"].ShouldBe(4);
        status["Left the groups, not counted above"].ShouldBe(1);
    }

    [Fact]
    public async Task Who_moves_between_two_groups_of_a_campaign_notices_nothing()
    {
        var (one, two) = (Story.Company.Group("One", 3), Story.Company.Group("Two", 2));
        var hr = Story.Hr();
        await hr.SendAsync("One, Two");

        var mover = one.First(p => !two.Contains(p));
        Remove("One", mover);
        Add("Two", mover);
        await RefreshAsync();

        await Story.Employee(mover).NoticeAsync();
        (await hr.StatusAsync()).Has("Left the groups, not counted above").ShouldBeFalse();
    }

    [Fact]
    public async Task Who_comes_back_keeps_notice_and_answer_and_gets_no_second_notice()
    {
        var people = Story.Company.Group("Pilot", 3);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        var away = Story.Employee(people[0]);
        await away.AnswerAsync("done");
        await Story.StepAsync();

        Remove("Pilot", people[0]);
        await RefreshAsync();
        (await hr.StatusAsync())["Answered"].ShouldBe(0);
        Add("Pilot", people[0]);
        await RefreshAsync();

        var status = await hr.StatusAsync();
        (status["Audience"], status["Answered"]).ShouldBe((3, 1));
        (await away.NoticesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_notice_that_was_taken_back_from_a_leaver_is_sent_when_they_come_back()
    {
        var people = Story.Company.Group("Pilot", 3);
        var hr = Story.Hr();
        await Story.Employee(people[0]).AppAsync("install");
        await Story.FaultsAsync(new { errors = new Dictionary<string, double> { ["503"] = 1 }, operation = "connector.send", person = people[0].Mail, retryAfterSeconds = 40_000 });
        await hr.SendAsync("Pilot");
        Remove("Pilot", people[0]);
        await RefreshAsync();
        (await Story.Employee(people[0]).NoticesAsync()).ShouldBeEmpty();
        await Story.FaultsAsync(new { });

        Add("Pilot", people[0]);
        await RefreshAsync();

        await Story.Employee(people[0]).NoticeAsync();
        (await hr.StatusAsync())["Delivered"].ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_is_taken_for_a_leaver_while_the_group_can_not_be_read()
    {
        ExpectedErrors.Add("Grant the application permission");
        Story.Company.Group("Pilot", 3);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");

        await Story.FaultsAsync(new { errors = new Dictionary<string, double> { ["403"] = 1 }, operation = "graph.transitiveMembers" });
        await RefreshAsync();

        (await hr.StatusAsync())["Audience"].ShouldBe(3);
        (await Story.HealthAsync()).ShouldContain("Pilot");
    }

    [Fact]
    public async Task What_only_an_ended_campaign_could_not_read_is_no_trouble_any_more()
    {
        ExpectedErrors.Add("Grant the application permission");
        Story.Company.Group("Pilot", 3);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        await Story.FaultsAsync(new { errors = new Dictionary<string, double> { ["403"] = 1 }, operation = "graph.transitiveMembers" });
        await RefreshAsync();
        (await Story.HealthAsync()).ShouldContain("Pilot");

        await hr.SayAsync("close linkedin-ai");
        await RefreshAsync();

        (await Story.HealthAsync()).ShouldNotContain("Pilot");
    }

    [Fact]
    public async Task A_draft_that_is_read_twice_holds_everybody_once_and_nobody_who_left_in_between()
    {
        var people = Story.Company.Group("Pilot", 5);
        var preview = await Story.Hr().PreviewAsync("Pilot");
        Remove("Pilot", people[4]);

        // As if it had been interrupted: a draft that is settled is not read again.
        await Story.Service.Get<IWriter>().WriteAsync((database, token) => database.Campaigns.ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, CampaignStatus.Resolving), token), CancellationToken.None);
        await Story.Service.Get<AudienceReader>().ReadAsync(preview.View.Campaign, asStrict: false, _ => true, CancellationToken.None);

        var ids = people.Take(4).Select(p => p.Id).Order().ToList();
        (await Story.ReadAsync((database, token) => database.Recipients.Where(r => r.CampaignId == preview.View.Campaign)
            .Join(database.People, r => r.PersonId, p => p.Id, (_, p) => p.AadId).ToListAsync(token))).Order().ShouldBe(ids);
    }

    private Person Outsider(IReadOnlyList<Person> people) => Story.Company.Employees().First(p => !people.Contains(p));

    private void Remove(string group, Person person) => Story.Tenant.Directory.RemoveMember(Story.Tenant.Directory.FindGroups(group)[0], person);

    private void Add(string group, Person person) => Story.Tenant.Directory.AddMember(Story.Tenant.Directory.FindGroups(group)[0], person);

    private async Task RefreshAsync()
    {
        Story.Clock.Advance(Later);
        await Story.RunAsync<RefreshAudiences>();
        await Story.StepAsync();
    }
}
