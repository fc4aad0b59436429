using System.Globalization;
using TeamsOptOutBot.Scenarios.Harness;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Scenarios;

/// <summary>Reminders: by themselves, by hand, and to nobody who has answered.</summary>
public class ReminderStories : StoryTests
{
    private static readonly Dictionary<string, string> Zones = new(StringComparer.Ordinal)
    {
        ["DE"] = "Europe/Berlin",
        ["FR"] = "Europe/Paris",
        ["GB"] = "Europe/London",
        ["CH"] = "Europe/Zurich",
        ["CA"] = "America/Toronto",
        ["US"] = "America/New_York",
        ["HK"] = "Asia/Hong_Kong",
    };

    [Fact]
    public async Task They_go_after_7_and_14_days_in_the_working_hours_of_each_country_and_stop_with_the_answer_or_the_snooze()
    {
        var people = Zones.Keys.SelectMany(country => Story.Company.From(country, 1)).ToList();
        Story.Company.Group("Pilot", people);
        Story.Clock.AdvanceTo(NextWednesday());
        await Story.Hr().SendAsync("Pilot");
        var start = Story.Clock.GetUtcNow();
        var (answering, snoozing) = (people[0], people[1]);

        var first = await WatchAsync(people, start.AddDays(7), TimeSpan.FromDays(4));
        first.Keys.ShouldBe(people, ignoreOrder: true);
        await Story.Employee(answering).AnswerAsync("keptAsIs");
        Story.Clock.AdvanceTo(start.AddDays(13));
        await Story.Employee(snoozing).PressAsync((await Story.Employee(snoozing).NoticesAsync())[^1], "more");
        (await Story.Employee(snoozing).PressAsync((await Story.Employee(snoozing).NoticesAsync())[^1], "later", inputs: new { when = "nextweek" })).Sentence!.ShouldStartWith("I will remind you on");
        var second = await WatchAsync(people, start.AddDays(14), TimeSpan.FromDays(8));

        second.Keys.ShouldBe(people.Where(p => p != answering), ignoreOrder: true);
        foreach (var person in people.Where(p => p != answering))
            (await Story.Employee(person).RemindersAsync()).Count.ShouldBe(2);
        second[snoozing].DayOfWeek.ShouldBe(DayOfWeek.Monday);
        second[snoozing].Hour.ShouldBe(9);
        (await Story.Employee(people[2]).RemindersAsync())[^1].Words.ShouldContain("Reminder 2 of 2: you have not answered yet.");
    }

    [Fact]
    public async Task By_hand_they_go_at_once_and_not_twice_within_the_hour()
    {
        var people = Story.Company.Group("Pilot", 4);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        await Story.Employee(people[0]).AnswerAsync("done");

        (await hr.SayAsync("remind linkedin-ai")).Words.ShouldContain("3 people who have not answered linkedin-ai get a reminder now.");
        await Story.StepAsync();
        (await hr.SayAsync("remind linkedin-ai")).Words.ShouldContain("reminded within the last hour: 3.");
        await Story.StepAsync();

        (await Story.Employee(people[0]).RemindersAsync()).ShouldBeEmpty();
        (await Story.Employee(people[1]).RemindersAsync()).Count.ShouldBe(1);

        // Both copies are replaced by one answer.
        await Story.Employee(people[1]).AnswerAsync("done");
        await Story.StepAsync();
        (await Story.Employee(people[1]).NoticesAsync()).ShouldAllBe(m => m.View.Title == "Answered: LinkedIn AI data setting");
    }

    /// <summary>Lets half hours pass and notes the local time at which each person is reminded.</summary>
    private async Task<Dictionary<Colleague, DateTime>> WatchAsync(List<Colleague> people, DateTimeOffset from, TimeSpan during)
    {
        Story.Clock.AdvanceTo(from.AddMinutes(-30));
        var reminded = new Dictionary<Colleague, DateTime>();
        var last = await LastMessageAsync();
        while (Story.Clock.GetUtcNow() < from + during)
        {
            await Story.PassAsync(NextHalfHour() - Story.Clock.GetUtcNow());
            var news = (await Story.GetAsync($"/sim/messages?after={last}")).AsArray();
            foreach (var person in people.Where(p => news.Any(m => (string?)m!["person"] == p.Mail)))
            {
                var local = TimeZoneInfo.ConvertTime(Story.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(Zones[person.Country.Code])).DateTime;
                reminded.TryAdd(person, local).ShouldBeTrue($"Reminded twice in {person.Country.Code}.");
                local.Hour.ShouldBeInRange(9, 16, person.Country.Code);
                local.DayOfWeek.ShouldNotBe(DayOfWeek.Saturday);
                local.DayOfWeek.ShouldNotBe(DayOfWeek.Sunday);
            }

            last = news.Count > 0 ? long.Parse((string)news[^1]!["id"]!, CultureInfo.InvariantCulture) : last;
        }

        return reminded;
    }

    /// <summary>10:00 UTC: a story of weeks is the same on whatever day it is told.</summary>
    private DateTimeOffset NextWednesday()
    {
        var day = new DateTimeOffset(Story.Clock.GetUtcNow().Date, TimeSpan.Zero).AddHours(34);
        while (day.DayOfWeek != DayOfWeek.Wednesday)
            day = day.AddDays(1);
        return day;
    }

    private DateTimeOffset NextHalfHour() => new(((Story.Clock.GetUtcNow().Ticks / TimeSpan.FromMinutes(30).Ticks) + 1) * TimeSpan.FromMinutes(30).Ticks, TimeSpan.Zero);

    private async Task<long> LastMessageAsync() =>
        (await Story.GetAsync("/sim/messages?limit=200000")).AsArray() is [.., { } last] ? long.Parse((string)last["id"]!, CultureInfo.InvariantCulture) : 0;
}
