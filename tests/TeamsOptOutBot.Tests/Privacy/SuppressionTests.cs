using Shouldly;
using TeamsOptOutBot.Privacy.Profiles;
using Xunit;

namespace TeamsOptOutBot.Tests.Privacy;

public sealed class SuppressionTests
{
    [Fact]
    public void A_small_cell_takes_its_smallest_sibling_with_it() =>
        Suppression.Show(new(30, 12, 9, 2), PrivacyProfile.Standard).ShouldBe(new ShownAnswerKinds(30, 12, NotApplicable: null, RatherNotSay: null, 53));

    [Fact]
    public void Nothing_small_hides_nothing() =>
        Suppression.Show(new(30, 12, 9, 5), PrivacyProfile.Strict).ShouldBe(new ShownAnswerKinds(30, 12, 9, 5, 56));

    [Fact]
    public void Open_shows_all() =>
        Suppression.Show(new(1, 0, 2, 3), PrivacyProfile.Open).ShouldBe(new ShownAnswerKinds(1, 0, 2, 3, 6));

    /// <summary>The attacker knows the shown cells, the total and the rule, and tries every table that would have looked the same.</summary>
    [Fact]
    public void No_hidden_cell_follows_from_what_is_shown_even_when_the_rule_is_known()
    {
        for (var total = 1; total <= 34; total++)
        {
            foreach (var alike in Tables(total).GroupBy(table => Suppression.Show(table, PrivacyProfile.Standard)))
            {
                if (alike.Key.OptedOut is null)
                    alike.Select(table => table.OptedOut).Distinct().Count().ShouldBeGreaterThan(1, alike.Key.ToString());
                if (alike.Key.KeptOn is null)
                    alike.Select(table => table.KeptOn).Distinct().Count().ShouldBeGreaterThan(1, alike.Key.ToString());
                if (alike.Key.NotApplicable is null)
                    alike.Select(table => table.NotApplicable).Distinct().Count().ShouldBeGreaterThan(1, alike.Key.ToString());
                if (alike.Key.RatherNotSay is null)
                    alike.Select(table => table.RatherNotSay).Distinct().Count().ShouldBeGreaterThan(1, alike.Key.ToString());
                int?[] shown = [alike.Key.OptedOut, alike.Key.KeptOn, alike.Key.NotApplicable, alike.Key.RatherNotSay];
                shown.ShouldAllBe(cell => cell == null || cell >= Suppression.SmallestShown);
            }
        }
    }

    [Fact]
    public void The_last_answer_cannot_be_told_from_a_renewed_table()
    {
        var shown = Suppression.Show(new(9, 9, 9, 9), PrivacyProfile.Standard);

        Suppression.IsNewTableDue(shown, answeredNow: 37, changedSince: 0, PrivacyProfile.Standard).ShouldBeFalse();
        Suppression.IsNewTableDue(shown, answeredNow: 36, changedSince: 1, PrivacyProfile.Strict).ShouldBeFalse();
        Suppression.IsNewTableDue(shown, answeredNow: 41, changedSince: 0, PrivacyProfile.Standard).ShouldBeTrue();
        Suppression.IsNewTableDue(shown, answeredNow: 37, changedSince: 0, PrivacyProfile.Open).ShouldBeTrue();
    }

    private static IEnumerable<AnswerKindTotals> Tables(int total) =>
        from a in Enumerable.Range(0, total + 1)
        from b in Enumerable.Range(0, total - a + 1)
        from c in Enumerable.Range(0, total - a - b + 1)
        select new AnswerKindTotals(a, b, c, total - a - b - c);
}
