using Shouldly;
using TeamsOptOutBot.Microsoft365.Bot.Connector;
using TeamsOptOutBot.Microsoft365.Identity;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

public sealed class OutboundHostsTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net/amer/11111111-1111-1111-1111-111111111111/")]
    [InlineData("https://SMBA.trafficmanager.net/teams")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams")]
    [InlineData("https://webchat.botframework.com/")]
    [InlineData("https://botframework.com/")]
    public void The_service_s_own_hosts_are_allowed(string url) => Hosts().Allows(url).ShouldBeTrue();

    [Theory]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://botframework.com.evil.example/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://evil.example/botframework.com")]
    [InlineData("https://botframework.com@evil.example/")]
    [InlineData("https://user@smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net/teams/?x=")]
    [InlineData("https://smba.trafficmanager.net/teams/#x")]
    [InlineData("https://anybody.blob.core.windows.net/")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("ftp://smba.trafficmanager.net/teams/")]
    [InlineData("http://127.0.0.1:5000/")]
    [InlineData("https://localhost/")]
    [InlineData("/teams/")]
    [InlineData("")]
    [InlineData(null)]
    public void Everything_else_is_refused(string? url) => Hosts().Allows(url).ShouldBeFalse();

    [Theory]
    [InlineData("http://127.0.0.1:5000/teams/")]
    [InlineData("http://localhost:5000/")]
    [InlineData("https://[::1]:5001/")]
    public void This_machine_is_allowed_when_the_issuer_runs_on_it(string url) =>
        Hosts(options => options.OpenIdMetadataUrl = "http://127.0.0.1:5000/openid").Allows(url).ShouldBeTrue();

    [Fact]
    public void A_loopback_issuer_opens_no_other_host() =>
        Hosts(options => options.OpenIdMetadataUrl = "http://127.0.0.1:5000/openid").Allows("https://evil.example/").ShouldBeFalse();

    [Fact]
    public void The_configured_service_URL_s_host_is_allowed() =>
        Hosts(options => options.TeamsServiceUrl = "https://smba.teams.example.cn/teams").Allows("https://smba.teams.example.cn/asia/").ShouldBeTrue();

    private static OutboundHosts Hosts(Action<Microsoft365Options>? change = null)
    {
        var options = new Microsoft365Options();
        change?.Invoke(options);
        return new OutboundHosts(CloudAddresses.Resolve(options));
    }
}
