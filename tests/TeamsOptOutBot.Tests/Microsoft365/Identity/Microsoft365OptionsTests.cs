using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using TeamsOptOutBot.Microsoft365;
using TeamsOptOutBot.Microsoft365.Identity;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Identity;

public sealed class Microsoft365OptionsTests
{
    private readonly Microsoft365Options _options = new()
    {
        AppId = "22222222-2222-2222-2222-222222222222",
        TenantId = "11111111-1111-1111-1111-111111111111",
        ClientSecret = "secret",
    };

    [Fact]
    public void Three_settings_are_enough() => Validate().ShouldBeEmpty();

    [Fact]
    public void What_is_missing_is_said_all_at_once()
    {
        _options.AppId = "";
        _options.TenantId = "";
        _options.ClientSecret = "";

        Validate().ShouldBe(
        [
            "Microsoft365:AppId is missing. Set it to the application (client) id of the bot's app registration, a GUID.",
            "Microsoft365:TenantId is missing. Set it to the id of the organisation's tenant, a GUID.",
            "Microsoft365:ClientSecret is missing. Set it to a client secret of the app registration, for example in the environment variable Microsoft365__ClientSecret; or set Microsoft365:Credential:Kind to Certificate, ManagedIdentity, Federated or Workload.",
        ]);
    }

    [Fact]
    public void An_id_that_is_no_GUID_is_refused()
    {
        _options.TenantId = "contoso";
        _options.TeamsAppId = "bot";

        Validate().ShouldBe(
        [
            "Microsoft365:TenantId is 'contoso', which is not a GUID. Set it to the id of the organisation's tenant, such as 11111111-2222-3333-4444-555555555555.",
            "Microsoft365:TeamsAppId is 'bot', which is not a GUID. Set it to the id in the Teams app manifest, or leave it out when that is the app id.",
        ]);
    }

    [Fact]
    public void Plain_http_is_refused_except_on_loopback_and_always_for_the_authority()
    {
        _options.OpenIdMetadataUrl = "http://login.example/openid";
        _options.AuthorityHost = "http://127.0.0.1:5000";
        _options.GraphBaseUrl = "http://127.0.0.1:5000/v1.0";
        _options.TeamsServiceUrl = "smba";

        Validate().ShouldBe(
        [
            "Microsoft365:OpenIdMetadataUrl is 'http://login.example/openid'. Set it to an https address (plain http is accepted on this machine only, such as http://127.0.0.1:5000).",
            "Microsoft365:AuthorityHost is 'http://127.0.0.1:5000'. Set it to an https address.",
            "Microsoft365:TeamsServiceUrl is 'smba'. Set it to an https address (plain http is accepted on this machine only, such as http://127.0.0.1:5000).",
        ]);
    }

    [Fact]
    public void An_unknown_cloud_is_refused()
    {
        _options.Cloud = "Mars";

        Validate().ShouldBe(["Microsoft365:Cloud is 'Mars'. Use Public, Gcc, GccHigh, Dod or China."]);
    }

    [Fact]
    public void What_a_cloud_has_no_default_for_must_be_set()
    {
        _options.Cloud = "China";

        Validate().ShouldBe(
        [
            "Microsoft365:GraphBaseUrl has no default in the cloud China. Set it to the address of that cloud's Microsoft Graph with its version, ending in /v1.0.",
            "Microsoft365:TeamsServiceUrl has no default in the cloud China. Set it to the service URL that Teams of that cloud sends with its activities.",
        ]);
    }

    [Theory]
    [InlineData("Public", "https://api.botframework.com", "https://smba.trafficmanager.net/teams/", "https://graph.microsoft.com/.default")]
    [InlineData("gcc", "https://api.botframework.com", "https://smba.infra.gcc.teams.microsoft.com/teams", "https://graph.microsoft.com/.default")]
    [InlineData("GccHigh", "https://api.botframework.us", "https://smba.infra.gov.teams.microsoft.us/teams", "https://graph.example/.default")]
    [InlineData("Dod", "https://api.botframework.us", "https://smba.infra.dod.teams.microsoft.us/teams", "https://graph.example/.default")]
    public void A_cloud_brings_its_addresses(string cloud, string issuer, string serviceUrl, string graphScope)
    {
        _options.Cloud = cloud;
        if (issuer.EndsWith(".us", StringComparison.Ordinal))
            _options.GraphBaseUrl = "https://graph.example/v1.0";

        Validate().ShouldBeEmpty();
        var addresses = CloudAddresses.Resolve(_options);

        addresses.TokenIssuer.ShouldBe(issuer);
        addresses.ConnectorScope.ShouldBe(issuer + "/.default");
        addresses.TeamsServiceUrl.ShouldBe(serviceUrl);
        addresses.GraphScope.ShouldBe(graphScope);
    }

    [Fact]
    public void Options_override_the_cloud_s_addresses()
    {
        _options.OpenIdMetadataUrl = "http://127.0.0.1:5000/openid";
        _options.TokenIssuer = "issuer";
        _options.AuthorityHost = "https://127.0.0.1:5001";
        _options.GraphBaseUrl = "http://127.0.0.1:5000/v1.0";
        _options.TeamsServiceUrl = "http://127.0.0.1:5000/teams";

        Validate().ShouldBeEmpty();
        CloudAddresses.Resolve(_options).ShouldBe(new CloudAddresses(
            "http://127.0.0.1:5000/openid", "issuer", "https://api.botframework.com/.default", new Uri("https://127.0.0.1:5001"),
            new Uri("http://127.0.0.1:5000/v1.0"), "https://graph.microsoft.com/.default", "http://127.0.0.1:5000/teams", "api://AzureADTokenExchange/.default"));
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/", true)]
    [InlineData("https://login.microsoftonline.us/", true)]
    [InlineData("https://login.partner.microsoftonline.cn/", true)]
    [InlineData("https://127.0.0.1:5001/", false)]
    public void Only_Microsoft_s_authorities_are_known(string authority, bool known) => Clouds.IsKnownAuthority(new Uri(authority)).ShouldBe(known);

    [Fact]
    public void The_host_does_not_start_on_wrong_options()
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddMicrosoft365(new ConfigurationBuilder().Build().GetSection("Microsoft365"))
            .BuildServiceProvider();

        var refusal = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        refusal.Message.ShouldContain("Microsoft365:AppId is missing.");
    }

    private string[] Validate() => [.. new Microsoft365OptionsValidator().Validate(name: null, _options).Failures ?? []];
}
