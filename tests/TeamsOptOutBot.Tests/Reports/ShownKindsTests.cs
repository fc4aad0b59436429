using Shouldly;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Reports;
using Xunit;

namespace TeamsOptOutBot.Tests.Reports;

/// <summary>HR's table of the kinds of answers: renewed seldom enough that no single answer can be read from it.</summary>
public sealed class ShownKindsTests
{
    private static readonly AnswerKind[] All = Enum.GetValues<AnswerKind>();

    [Fact]
    public void Nothing_is_shown_before_the_first_five_answers()
    {
        var kinds = ShownKinds.Parse(null);

        kinds.ToCounts(All).ShouldBeEmpty();
        kinds.Renew(Totals(4, 0, 0, 0), All, PrivacyProfile.Standard, closed: false).ShouldBeNull();
    }

    [Fact]
    public void A_new_table_waits_for_five_more_answers()
    {
        var shown = ShownKinds.Parse(ShownKinds.Parse(null).Renew(Totals(20, 20, 20, 20), All, PrivacyProfile.Strict, closed: false));

        shown.Renew(Totals(24, 20, 20, 20), All, PrivacyProfile.Strict, closed: false).ShouldBeNull();
        shown.Renew(Totals(25, 20, 20, 20), All, PrivacyProfile.Strict, closed: false).ShouldNotBeNull();
    }

    [Fact]
    public void At_the_close_the_last_answers_are_shown()
    {
        var shown = ShownKinds.Parse(ShownKinds.Parse(null).Renew(Totals(20, 20, 20, 20), All, PrivacyProfile.Strict, closed: false));

        shown.Renew(Totals(21, 20, 20, 20), All, PrivacyProfile.Strict, closed: true).ShouldNotBeNull();
        shown.Renew(Totals(20, 20, 20, 20), All, PrivacyProfile.Strict, closed: true).ShouldBeNull();
    }

    [Fact]
    public void Small_cells_are_dashes_and_take_a_sibling_with_them()
    {
        var shown = ShownKinds.Parse(ShownKinds.Parse(null).Renew(Totals(30, 14, 2, 9), All, PrivacyProfile.Strict, closed: false));

        shown.ToCounts(All).Select(count => (count.Kind, count.Count)).ShouldBe(
        [
            (AnswerKind.Done, 30),
            (AnswerKind.KeptAsIs, 14),
            (AnswerKind.NotApplicable, (int?)null),
            (AnswerKind.RatherNotSay, (int?)null),
        ]);
    }

    [Fact]
    public void What_is_stored_holds_no_cell_that_is_hidden()
    {
        var stored = ShownKinds.Parse(null).Renew(Totals(30, 14, 2, 9), All, PrivacyProfile.Strict, closed: false)!;

        stored.ShouldBe("""{"Cells":[30,14,null,null],"Answered":55}""");
        ShownKinds.Parse(stored).Shown!.Answered.ShouldBe(55);
    }

    [Fact]
    public void An_answer_that_cannot_be_given_is_no_row()
    {
        AnswerKind[] two = [AnswerKind.Done, AnswerKind.NotApplicable];

        var shown = ShownKinds.Parse(ShownKinds.Parse(null).Renew(Totals(8, 0, 7, 0), two, PrivacyProfile.Strict, closed: false));

        shown.ToCounts(two).Select(count => (count.Kind, count.Count)).ShouldBe([(AnswerKind.Done, 8), (AnswerKind.NotApplicable, (int?)7)]);
    }

    private static CampaignTotals Totals(long optedOut, long keptOn, long notApplicable, long ratherNotSay) => new(
        0, 100, 0, 0, 0, 0, optedOut + keptOn + notApplicable + ratherNotSay,
        new Dictionary<AnswerKind, long> { [AnswerKind.Done] = optedOut, [AnswerKind.KeptAsIs] = keptOn, [AnswerKind.NotApplicable] = notApplicable, [AnswerKind.RatherNotSay] = ratherNotSay },
        0, 0, []);
}
