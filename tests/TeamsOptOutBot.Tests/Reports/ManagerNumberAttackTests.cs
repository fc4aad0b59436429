using FsCheck.Xunit;
using Shouldly;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Reports.ManagerNumbers;

namespace TeamsOptOutBot.Tests.Reports;

/// <summary>Attackers who read the numbers of every manager there is, together, and compute.</summary>
public sealed class ManagerNumberAttackTests
{
    [Property(MaxTest = 400)]
    public void Exact_figures_of_all_managers_together_isolate_nobody_in_a_group_below_five(int seed)
    {
        var people = ReportingPeopleBuilder.Random(seed, 80, PrivacyProfile.Standard);
        var table = ManagerNumberTable.Compute(people);
        var units = OwnUnits(people, table);

        // Units lie inside each other, so all that sums and differences give are people who are in exactly the same units.
        var recipients = Enumerable.Range(0, people.Count).Where(i => people.Recipient[i]);
        var together = recipients.GroupBy(i => string.Join(',', units.Where(unit => unit.Members.Contains(i)).Select(unit => unit.Manager)));
        together.Where(group => group.Key.Length > 0).ShouldAllBe(group => group.Count() >= 5);
    }

    [Property(MaxTest = 400)]
    public void Exact_figures_are_true_and_each_asker_gets_the_kind_that_fits(int seed)
    {
        var people = ReportingPeopleBuilder.Random(seed, 80, PrivacyProfile.Standard, PrivacyProfile.Open);
        var table = ManagerNumberTable.Compute(people);
        for (var asker = 0; asker < people.Count; asker++)
        {
            if (table.For(asker) is ManagerNumber.Own { Figure: UnitFigure.Exact exact })
            {
                var members = Members(people, asker);
                exact.Total.ShouldBe(members.Count);
                exact.Answered.ShouldBe(members.Count(member => people.Answered[member]));
            }
            else if (table.For(asker) is ManagerNumber.NextLargerUnit above)
            {
                Members(people, above.UnitManager).Contains(asker).ShouldBe(people.Recipient[asker]);
                table.For(above.UnitManager).ShouldBe(new ManagerNumber.Own(above.Figure));
            }
        }
    }

    [Property(MaxTest = 400)]
    public void Which_figures_there_are_never_depends_on_answers(int seed)
    {
        var people = ReportingPeopleBuilder.Random(seed, 80, PrivacyProfile.Standard, PrivacyProfile.Strict);
        var others = people with { Answered = [.. people.Answered.Select(answered => !answered)] };
        var (one, other) = (ManagerNumberTable.Compute(people), ManagerNumberTable.Compute(others));

        for (var asker = 0; asker < people.Count; asker++)
            Shape(one.For(asker)).ShouldBe(Shape(other.For(asker)));
    }

    /// <summary>Every combination of answers is tried: all that show everybody the same are what the attackers cannot tell apart.</summary>
    [Property(MaxTest = 25)]
    public void No_strict_persons_state_follows_from_all_figures_together(int seed) =>
        EveryStrictStateStaysOpen(ReportingPeopleBuilder.Random(seed, 16, PrivacyProfile.Strict));

    [Property(MaxTest = 25)]
    public void No_strict_persons_state_follows_when_people_are_mixed(int seed) =>
        EveryStrictStateStaysOpen(ReportingPeopleBuilder.Random(seed, 16, PrivacyProfile.Strict, PrivacyProfile.Standard));

    /// <summary>Each reader knows the own answer beside the one figure that they may read.</summary>
    [Property(MaxTest = 15)]
    public void A_reader_who_is_counted_learns_no_strict_colleagues_state(int seed)
    {
        var people = ReportingPeopleBuilder.Random(seed, 14, PrivacyProfile.Strict);
        var recipients = Recipients(people);
        var readers = recipients.Where(i => ManagerNumberTable.Compute(people).For(i) is ManagerNumber.NextLargerUnit).ToArray();
        foreach (var reader in readers)
        {
            var worlds = Worlds(people, recipients).GroupBy(world => (world[reader], ManagerNumberTable.Compute(people with { Answered = world }).For(reader)));
            foreach (var alike in worlds)
            {
                var all = alike.ToArray();
                recipients.Where(person => person != reader).ShouldAllBe(person => all.Any(world => world[person]) && all.Any(world => !world[person]));
            }
        }
    }

    private static void EveryStrictStateStaysOpen(ReportingPeople people)
    {
        var recipients = Recipients(people);
        var worlds = Worlds(people, recipients).GroupBy(world => Seen(ManagerNumberTable.Compute(people with { Answered = world })), StringComparer.Ordinal);
        foreach (var alike in worlds)
        {
            var all = alike.ToArray();
            recipients.Where(person => people.Profile[person] == PrivacyProfile.Strict)
                .ShouldAllBe(person => all.Any(world => world[person]) && all.Any(world => !world[person]));
        }
    }

    private static int[] Recipients(ReportingPeople people) => [.. Enumerable.Range(0, people.Count).Where(i => people.Recipient[i])];

    private static IEnumerable<bool[]> Worlds(ReportingPeople people, int[] recipients)
    {
        for (var bits = 0; bits < 1 << recipients.Length; bits++)
        {
            var world = new bool[people.Count];
            for (var i = 0; i < recipients.Length; i++)
                world[recipients[i]] = (bits >> i & 1) == 1;
            yield return world;
        }
    }

    private static string Seen(ManagerNumberTable table) => string.Join('|', Enumerable.Range(0, table.Count).Select(asker => table.For(asker) switch
    {
        ManagerNumber.Own { Figure: UnitFigure.Exact exact } => $"{exact.Answered}",
        ManagerNumber.Own { Figure: UnitFigure.Rounded rounded } => $"{rounded.Percent}%",
        ManagerNumber.Own { Figure: UnitFigure.Share share } => $"{share.Answered:D}s",
        _ => "",
    }));

    private static string Shape(ManagerNumber number) => number switch
    {
        ManagerNumber.Own own => "own " + own.Figure.GetType().Name,
        ManagerNumber.NextLargerUnit above => $"above {above.UnitManager} {above.Figure.GetType().Name}",
        _ => number.GetType().Name,
    };

    private static List<(int Manager, HashSet<int> Members)> OwnUnits(ReportingPeople people, ManagerNumberTable table) =>
        [.. Enumerable.Range(0, people.Count).Where(i => table.For(i) is ManagerNumber.Own).Select(i => (i, Members(people, i)))];

    /// <summary>Found upwards from each person, another way than the table's; circles are cut as the tree cuts them.</summary>
    private static HashSet<int> Members(ReportingPeople people, int manager)
    {
        var parent = ReportingTree.From(people.Manager).Parent;
        return [.. Recipients(people).Where(IsUnder)];

        bool IsUnder(int person)
        {
            for (var above = parent[person]; above >= 0; above = parent[above])
            {
                if (above == manager)
                    return true;
            }

            return false;
        }
    }
}
