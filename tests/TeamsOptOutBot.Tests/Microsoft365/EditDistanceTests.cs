using FsCheck.Xunit;
using Shouldly;
using TeamsOptOutBot.Microsoft365;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("RECRUITERS", "RECRUITERS", 0)]
    [InlineData("RECRUTIERS", "RECRUITERS", 1)]
    [InlineData("RECRUTERS", "RECRUITERS", 1)]
    [InlineData("KITTEN", "SITTING", 3)]
    [InlineData("", "ABC", 3)]
    [InlineData("CA", "ABC", 3)]
    [InlineData("HLEP", "HELP", 1)]
    public void It_counts_edits(string from, string to, int expected) => EditDistance.Between(from, to).ShouldBe(expected);

    [Property]
    public bool It_is_the_same_both_ways_and_at_most_the_longer_length(string? left, string? right)
    {
        var (one, other) = (left ?? "", right ?? "");
        var distance = EditDistance.Between(one, other);
        return distance == EditDistance.Between(other, one) && distance <= Math.Max(one.Length, other.Length) && distance == 0 == (one == other);
    }

    [Fact]
    public void What_is_too_long_to_be_mistyped_is_infinitely_far() => EditDistance.Between(new string('a', 100_000), "a").ShouldBe(int.MaxValue);
}
