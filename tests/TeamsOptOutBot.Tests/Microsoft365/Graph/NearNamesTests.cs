using FsCheck.Xunit;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Graph;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Graph;

public sealed class NearNamesTests
{
    [Theory]
    [InlineData("RECRUITERS", "RECRUITERS", 0)]
    [InlineData("RECRUTIERS", "RECRUITERS", 1)]
    [InlineData("RECRUTERS", "RECRUITERS", 1)]
    [InlineData("KITTEN", "SITTING", 3)]
    [InlineData("", "ABC", 3)]
    [InlineData("CA", "ABC", 3)]
    public void Distance_counts_edits(string left, string right, int expected) => NearNames.Distance(left, right).ShouldBe(expected);

    [Property]
    public bool Distance_is_the_same_both_ways_and_at_most_the_longer_length(string? left, string? right)
    {
        var (one, other) = (left ?? "", right ?? "");
        var distance = NearNames.Distance(one, other);
        return distance == NearNames.Distance(other, one) && distance <= Math.Max(one.Length, other.Length) && distance == 0 == (one == other);
    }

    [Fact]
    public void Near_names_are_ranked_without_case_and_without_duplicates()
    {
        var sales = new DirectoryGroup("1", "Sales", null, HiddenMembership: false);
        var inside = new DirectoryGroup("2", "Inside Sales", null, HiddenMembership: false);
        var finance = new DirectoryGroup("3", "Finance", null, HiddenMembership: false);

        NearNames.Rank("sale", [finance, inside, sales, sales]).ShouldBe([sales, inside]);
    }
}
