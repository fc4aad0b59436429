using Shouldly;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Reports.ManagerNumbers;
using Xunit;

namespace TeamsOptOutBot.Tests.Reports;

public sealed class ManagerNumberTableTests
{
    private readonly ReportingPeopleBuilder _people = new();

    [Fact]
    public void A_manager_of_nobody_is_told_so()
    {
        var boss = _people.Boss();
        var report = _people.Add(boss, recipient: false, answered: false, PrivacyProfile.Standard);

        _people.For(report).ShouldBeOfType<ManagerNumber.NobodyYours>();
        _people.For(boss).ShouldBeOfType<ManagerNumber.NobodyInAudience>();
    }

    [Fact]
    public void Standard_from_five_on_is_exact_and_counts_indirect_people_but_not_the_asker()
    {
        var boss = _people.Add(above: -1, recipient: true, answered: true, PrivacyProfile.Standard);
        var lead = _people.Add(boss, recipient: true, answered: true, PrivacyProfile.Standard);
        _people.Team(lead, answered: 2, open: 2);

        _people.For(boss).ShouldBe(new ManagerNumber.Own(new UnitFigure.Exact(3, 5)));
    }

    [Fact]
    public void A_small_team_reads_the_next_larger_unit()
    {
        var boss = _people.Boss();
        var lead = _people.Boss(boss);
        var small = _people.Boss(lead);
        _people.Team(small, answered: 1, open: 1).Team(lead, answered: 3, open: 1);

        _people.For(small).ShouldBe(new ManagerNumber.NextLargerUnit(lead, new UnitFigure.Exact(4, 6), OwnTotal: 2));
    }

    [Fact]
    public void Too_few_everywhere_is_said_kindly()
    {
        var boss = _people.Boss();
        _people.Team(boss, answered: 2, open: 2);

        _people.For(boss).ShouldBeOfType<ManagerNumber.TooFewAnywhere>();
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(12, 50)]
    [InlineData(23, 95)]
    [InlineData(24, 95)]
    public void Strict_from_twenty_on_is_rounded_and_never_none_or_all(int answered, int percent)
    {
        var boss = _people.Boss();
        _people.Team(boss, answered, 24 - answered, PrivacyProfile.Strict);

        _people.For(boss).ShouldBe(new ManagerNumber.Own(new UnitFigure.Rounded(percent, 24)));
    }

    [Theory]
    [InlineData(0, "Few")]
    [InlineData(1, "Few")]
    [InlineData(5, "AboutHalf")]
    [InlineData(8, "Most")]
    [InlineData(9, "AlmostAll")]
    [InlineData(10, "AlmostAll")]
    public void Strict_below_twenty_is_a_word(int answered, string word)
    {
        var boss = _people.Boss();
        _people.Team(boss, answered, 10 - answered, PrivacyProfile.Strict);

        _people.For(boss).ShouldBe(new ManagerNumber.Own(new UnitFigure.Share(Enum.Parse<AnsweredShare>(word), 10)));
    }

    [Fact]
    public void One_strict_recipient_makes_the_unit_strict()
    {
        var boss = _people.Boss();
        _people.Team(boss, answered: 9, open: 0).Team(boss, answered: 0, open: 1, PrivacyProfile.Strict);

        _people.For(boss).ShouldBeOfType<ManagerNumber.Own>().Figure.ShouldBeOfType<UnitFigure.Share>();
    }

    [Fact]
    public void A_unit_that_would_leave_three_people_exposed_gives_up_its_own_figure()
    {
        var boss = _people.Boss();
        var lead = _people.Boss(boss);
        _people.Team(lead, answered: 5, open: 4).Team(boss, answered: 1, open: 2);

        _people.For(boss).ShouldBe(new ManagerNumber.Own(new UnitFigure.Exact(6, 12)));
        _people.For(lead).ShouldBe(new ManagerNumber.NextLargerUnit(boss, new UnitFigure.Exact(6, 12), OwnTotal: 9));
    }

    [Fact]
    public void Of_several_units_only_the_smallest_gives_up_its_figure()
    {
        var boss = _people.Boss();
        int[] leads = [_people.Boss(boss), _people.Boss(boss), _people.Boss(boss)];
        _people.Team(leads[0], 3, 6).Team(leads[1], 3, 4).Team(leads[2], 3, 5).Team(boss, 1, 1);

        _people.For(leads[0]).ShouldBeOfType<ManagerNumber.Own>();
        _people.For(leads[1]).ShouldBeOfType<ManagerNumber.NextLargerUnit>();
        _people.For(leads[2]).ShouldBeOfType<ManagerNumber.Own>();
        _people.For(boss).ShouldBe(new ManagerNumber.Own(new UnitFigure.Exact(10, 26)));
    }

    [Fact]
    public void Circles_of_managers_end()
    {
        var people = new ReportingPeople([1, 2, 0, 3, 99, 0, 1, 2, 0, 1], [.. Enumerable.Repeat(element: true, 10)], new bool[10], [.. Enumerable.Repeat(PrivacyProfile.Standard, 10)]);

        var table = ManagerNumberTable.Compute(people);

        // The circle is cut above its lowest index, so 0 is the top of 1 and 2.
        table.For(0).ShouldBe(new ManagerNumber.Own(new UnitFigure.Exact(0, 7)));
        table.For(3).ShouldBeOfType<ManagerNumber.NobodyYours>();
    }

    [Fact]
    public void A_million_people_in_one_long_line_are_computed()
    {
        const int Count = 1_000_000;
        var people = new ReportingPeople([.. Enumerable.Range(-1, Count)], [.. Enumerable.Repeat(element: true, Count)], new bool[Count], [.. Enumerable.Repeat(PrivacyProfile.Standard, Count)]);

        ManagerNumberTable.Compute(people).For(0).ShouldBe(new ManagerNumber.Own(new UnitFigure.Exact(0, Count - 1)));
    }

    [Theory]
    [InlineData("2026-11-20T09:00Z", "2026-11-20T23:59Z", false)]
    [InlineData("2026-11-20T09:00Z", "2026-11-22T12:00Z", false)]
    [InlineData("2026-11-20T09:00Z", "2026-11-23T00:00Z", true)]
    [InlineData("2026-11-18T09:00Z", "2026-11-21T12:00Z", true)]
    [InlineData("2026-11-23T09:00Z", "2026-11-24T00:00Z", true)]
    public void Strict_numbers_are_renewed_each_working_day(string last, string now, bool due) =>
        TableRenewal.IsNewTableDue(At(last), At(now), PrivacyProfile.Strict).ShouldBe(due);

    [Fact]
    public void Standard_numbers_are_renewed_hourly_and_open_ones_are_live()
    {
        var last = At("2026-11-20T09:00Z");
        TableRenewal.IsNewTableDue(last, last.AddMinutes(59), PrivacyProfile.Standard).ShouldBeFalse();
        TableRenewal.IsNewTableDue(last, last.AddMinutes(60), PrivacyProfile.Standard).ShouldBeTrue();
        TableRenewal.IsNewTableDue(last, last, PrivacyProfile.Open).ShouldBeTrue();
        TableRenewal.IsNewTableDue(lastComputed: null, last, PrivacyProfile.Strict).ShouldBeTrue();
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
