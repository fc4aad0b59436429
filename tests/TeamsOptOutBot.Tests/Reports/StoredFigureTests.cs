using Shouldly;
using TeamsOptOutBot.Reports;
using TeamsOptOutBot.Reports.ManagerNumbers;
using Xunit;
using ShownNumber = TeamsOptOutBot.Cards.ManagerNumber;
using ShownShare = TeamsOptOutBot.Cards.AnsweredShare;

namespace TeamsOptOutBot.Tests.Reports;

/// <summary>From the privacy rules' figure to the table and from there to the card nothing is added.</summary>
public sealed class StoredFigureTests
{
    [Fact]
    public void Exact_figures_stay_exact() => Shown(new ManagerNumber.Own(new UnitFigure.Exact(17, 24))).ShouldBe(new ShownNumber.Exact(17, 24));

    [Fact]
    public void Rounded_figures_stay_rounded() => Shown(new ManagerNumber.Own(new UnitFigure.Rounded(85, 42))).ShouldBe(new ShownNumber.Rounded(85, 42));

    [Theory]
    [InlineData(AnsweredShare.Few, ShownShare.Few)]
    [InlineData(AnsweredShare.AboutHalf, ShownShare.Half)]
    [InlineData(AnsweredShare.Most, ShownShare.Most)]
    [InlineData(AnsweredShare.AlmostAll, ShownShare.AlmostAll)]
    internal void Words_stay_words(AnsweredShare share, ShownShare shown) => Shown(new ManagerNumber.Own(new UnitFigure.Share(share, 9))).ShouldBe(new ShownNumber.InWords(shown, 9));

    [Fact]
    public void Too_few_anywhere_shows_no_unit() => Shown(new ManagerNumber.TooFewAnywhere()).ShouldBe(new ShownNumber.TooFew(null, ShownShare.Few));

    [Fact]
    public void The_larger_unit_is_shown_in_words_only_and_by_the_row_of_its_manager()
    {
        var stored = StoredFigure.From(new ManagerNumber.NextLargerUnit(3, new UnitFigure.Exact(30, 40), OwnTotal: 3), index => index + 100)!;

        stored.UnitManagerId.ShouldBe(103);
        stored.Show("Talent Acquisition").ShouldBe(new ShownNumber.TooFew("Talent Acquisition", ShownShare.Most, OwnPeople: 3));
    }

    [Theory]
    [InlineData(5, ShownShare.Few)]
    [InlineData(50, ShownShare.Half)]
    [InlineData(75, ShownShare.Most)]
    [InlineData(95, ShownShare.AlmostAll)]
    internal void A_percentage_of_the_larger_unit_becomes_its_word(int percent, ShownShare shown) =>
        StoredFigure.From(new ManagerNumber.NextLargerUnit(0, new UnitFigure.Rounded(percent, 100), OwnTotal: 4), index => index)!.Show("Sales").ShouldBe(new ShownNumber.TooFew("Sales", shown, OwnPeople: 4));

    [Fact]
    public void Nothing_is_kept_about_somebody_without_people_in_the_campaign()
    {
        StoredFigure.From(new ManagerNumber.NobodyYours(), index => index).ShouldBeNull();
        StoredFigure.From(new ManagerNumber.NobodyInAudience(), index => index).ShouldBeNull();
    }

    private static ShownNumber Shown(ManagerNumber number) => StoredFigure.From(number, index => index)!.Show(unit: null);
}
