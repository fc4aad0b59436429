using Shouldly;
using TeamsOptOutBot.Evidence;
using Xunit;

namespace TeamsOptOutBot.Tests.Evidence;

public sealed class CommitmentTests
{
    private static readonly byte[] Salt = [.. Enumerable.Range(0, Commitment.SaltLength).Select(n => (byte)n)];

    [Fact]
    public void The_same_row_gives_the_same_commitment() => Commitment.Of(Salt, "a", "b").ShouldBe(Commitment.Of(Salt, "a", "b"));

    [Fact]
    public void Without_its_salt_a_commitment_says_nothing() => Commitment.Of(Commitment.NewSalt(), "a").ShouldNotBe(Commitment.Of(Commitment.NewSalt(), "a"));

    [Theory]
    [InlineData("ab", "c", "a", "bc")]
    [InlineData("", "ab", "ab", "")]
    [InlineData("a", "b", "b", "a")]
    public void Fields_do_not_run_into_each_other(string one, string two, string three, string four) =>
        Commitment.Of(Salt, one, two).ShouldNotBe(Commitment.Of(Salt, three, four));

    /// <summary>The exact bytes, because evidence that was exported must stay verifiable.</summary>
    [Fact]
    public void A_commitment_is_SHA_256_over_salt_and_fields_each_after_its_length()
    {
        byte[] bytes = [.. Salt, 0, 0, 0, 1, (byte)'a', 0, 0, 0, 2, 0xC3, 0xA9];

        Commitment.Of(Salt, "a", "é").ShouldBe(System.Security.Cryptography.SHA256.HashData(bytes));
    }
}
