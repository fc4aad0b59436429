using Shouldly;
using TeamsOptOutBot.Microsoft365.Graph;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Graph;

public sealed class GraphCallsTests
{
    [Fact]
    public void The_app_needs_these_permissions_and_no_others() => GraphCalls.All.Select(call => call.Permission).Distinct().Order(StringComparer.Ordinal).ShouldBe(
    [
        "AppCatalog.Read.All", "Group.ReadBasic.All", "GroupMember.ReadBasic.All", "Mail.Send", "TeamsAppInstallation.ReadWriteSelfForUser.All", "User.Read.All",
    ]);

    [Fact]
    public void Every_call_is_in_the_table_once() => GraphCalls.All.Select(call => call.Name).ShouldBeUnique();
}
