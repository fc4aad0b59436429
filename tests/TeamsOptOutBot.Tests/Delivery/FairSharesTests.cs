using Shouldly;
using TeamsOptOutBot.Delivery.Rates;
using Xunit;

namespace TeamsOptOutBot.Tests.Delivery;

public sealed class FairSharesTests
{
    [Fact]
    public void Campaigns_get_the_same_number_of_places() =>
        FairShares.Split(64, ["a", "b"], turn: 0).ShouldBe([("a", 32), ("b", 32)]);

    [Fact]
    public void A_single_place_goes_round()
    {
        var winners = Enumerable.Range(0, 9).Select(turn => FairShares.Split(1, ["a", "b", "c"], turn).ShouldHaveSingleItem().Campaign);

        winners.GroupBy(name => name).Select(group => group.Count()).ShouldBe([3, 3, 3]);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(64, 1)]
    [InlineData(64, 7)]
    [InlineData(7, 64)]
    public void All_places_are_given_and_none_twice(int places, int campaigns)
    {
        var shares = FairShares.Split(places, Enumerable.Range(0, campaigns).ToList(), turn: int.MaxValue).ToList();

        shares.Sum(share => share.Places).ShouldBe(places);
        shares.Select(share => share.Campaign).ShouldBeUnique();
        if (shares.Count > 0)
            (shares.Max(share => share.Places) - shares.Min(share => share.Places)).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Nobody_waits_when_there_is_no_campaign() => FairShares.Split(64, Array.Empty<int>(), turn: 5).ShouldBeEmpty();
}
