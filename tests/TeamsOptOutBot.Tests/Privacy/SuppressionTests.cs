using Shouldly;
using TeamsOptOutBot.Privacy.Profiles;
using Xunit;

namespace TeamsOptOutBot.Tests.Privacy;

public sealed class SuppressionTests
{
    [Fact]
    public void A_small_cell_takes_its_smallest_sibling_with_it() => Shown(PrivacyProfile.Standard, 30, 12, 9, 2).ShouldBe("30 12 – – of 53");

    [Fact]
    public void Nothing_small_hides_nothing() => Shown(PrivacyProfile.Strict, 30, 12, 9, 5).ShouldBe("30 12 9 5 of 56");

    [Fact]
    public void Open_shows_all() => Shown(PrivacyProfile.Open, 1, 0, 2, 3).ShouldBe("1 0 2 3 of 6");

    [Fact]
    public void The_only_answer_that_can_be_given_is_the_total() => Shown(PrivacyProfile.Strict, 3).ShouldBe("3 of 3");

    /// <summary>The attacker knows the shown cells, the total and the rule, and tries every table that would have looked the same.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_hidden_cell_follows_from_what_is_shown_even_when_the_rule_is_known(int kinds)
    {
        for (var total = 1; total <= 34; total++)
        {
            foreach (var alike in Tables(kinds, total).GroupBy(table => Shown(PrivacyProfile.Standard, table)))
            {
                var shown = Suppression.Show(new(alike.First()), PrivacyProfile.Standard).Cells;
                for (var kind = 0; kind < kinds; kind++)
                {
                    if (shown[kind] is null)
                        alike.Select(table => table[kind]).Distinct().Count().ShouldBeGreaterThan(1, alike.Key);
                }

                shown.ShouldAllBe(cell => cell == null || cell >= Suppression.SmallestShown);
            }
        }
    }

    [Fact]
    public void The_last_answer_cannot_be_told_from_a_renewed_table()
    {
        var shown = Suppression.Show(new([9, 9, 9, 9]), PrivacyProfile.Standard);

        Suppression.IsNewTableDue(shown, answeredNow: 37, changedSince: 0, PrivacyProfile.Standard).ShouldBeFalse();
        Suppression.IsNewTableDue(shown, answeredNow: 36, changedSince: 1, PrivacyProfile.Strict).ShouldBeFalse();
        Suppression.IsNewTableDue(shown, answeredNow: 41, changedSince: 0, PrivacyProfile.Standard).ShouldBeTrue();
        Suppression.IsNewTableDue(shown, answeredNow: 37, changedSince: 0, PrivacyProfile.Open).ShouldBeTrue();
    }

    private static string Shown(PrivacyProfile profile, params int[] cells)
    {
        var shown = Suppression.Show(new(cells), profile);
        return $"{string.Join(' ', shown.Cells.Select(cell => cell?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"))} of {shown.Answered}";
    }

    private static IEnumerable<int[]> Tables(int kinds, int total) => kinds == 1
        ? [[total]]
        : Enumerable.Range(0, total + 1).SelectMany(first => Tables(kinds - 1, total - first).Select(rest => (int[])[first, .. rest]));
}
