using Shouldly;
using TeamsOptOutBot.Microsoft365.Graph;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Graph;

public sealed class NearNamesTests
{
    [Fact]
    public void Near_names_are_ranked_without_case_and_without_duplicates()
    {
        var sales = new DirectoryGroup("1", "Sales", null, HiddenMembership: false);
        var inside = new DirectoryGroup("2", "Inside Sales", null, HiddenMembership: false);
        var finance = new DirectoryGroup("3", "Finance", null, HiddenMembership: false);

        NearNames.Rank("sale", [finance, inside, sales, sales]).ShouldBe([sales, inside]);
    }
}
