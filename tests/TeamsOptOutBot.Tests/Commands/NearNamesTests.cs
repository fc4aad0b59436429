using FsCheck;
using FsCheck.Xunit;
using Shouldly;
using TeamsOptOutBot.Commands.Grammar;
using Xunit;

namespace TeamsOptOutBot.Tests.Commands;

public sealed class NearNamesTests
{
    private static readonly string[] Groups = ["Recruiters", "Recruiters DE", "Page Admins", "Sales", "Talent Acquisition"];

    [Theory]
    [InlineData("recruters", "Recruiters")]
    [InlineData("Recriuters", "Recruiters")]
    [InlineData("RECRUITERS", "Recruiters")]
    [InlineData("page admin", "Page Admins")]
    [InlineData("acquisition", "Talent Acquisition")]
    public void The_name_that_was_meant_comes_first(string wanted, string meant) =>
        NearNames.Find(wanted, Groups)[0].ShouldBe(meant);

    [Fact]
    public void Nothing_near_is_nothing()
    {
        NearNames.Find("zzzzzz", Groups).ShouldBeEmpty();
        NearNames.Find("  ", Groups).ShouldBeEmpty();
    }

    [Property]
    public void Never_more_than_asked_for(NonNull<string> wanted, NonNull<string>[] known) =>
        NearNames.Find(wanted.Get, known.Select(name => name.Get), 2).Count.ShouldBeLessThanOrEqualTo(2);
}
