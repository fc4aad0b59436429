using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

/// <summary>Rules 7 and 8, channel and tenant: a genuine token with an activity that it does not fit.</summary>
public sealed class ActivityRuleTests : IAsyncLifetime
{
    private const string OtherTenant = "99999999-9999-9999-9999-999999999999";

    private BotHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await BotHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams")]
    [InlineData("https://smba.trafficmanager.net/Teams/")]
    [InlineData("https://smba.trafficmanager.net/amer/")]
    [InlineData("https://evil.example/teams/")]
    public async Task Rule_7_a_service_URL_that_the_token_does_not_name_is_refused(string serviceUrl) =>
        await RefuseAsync(Message(activity => activity["serviceUrl"] = serviceUrl), "ServiceUrl");

    [Fact]
    public async Task Rule_7_a_token_that_names_no_service_URL_is_refused()
    {
        await RefuseAsync(Message(), "ServiceUrl", _host.Token(claims => claims.Remove("serviceurl")));
        await RefuseAsync(Message(), "ServiceUrl", _host.Token(claims => claims["serviceurl"] = new JsonArray(FakeIssuer.ServiceUrl)));
    }

    [Fact]
    public async Task Rule_7_two_spellings_of_the_claim_are_refused() =>
        await RefuseAsync(Message(), "ServiceUrl", _host.Token(claims => claims["serviceUrl"] = "https://smba.trafficmanager.net/other/"));

    [Fact]
    public async Task Rule_7_the_claim_in_another_spelling_is_refused() =>
        await RefuseAsync(Message(), "ServiceUrl", _host.Token(claims =>
        {
            claims.Remove("serviceurl");
            claims["serviceUrl"] = FakeIssuer.ServiceUrl;
        }));

    [Theory]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("https://evil.example/")]
    public async Task A_vouched_service_URL_outside_the_allow_list_is_refused(string serviceUrl) =>
        await RefuseAsync(Message(activity => activity["serviceUrl"] = serviceUrl), "ServiceUrlHost", _host.Token(claims => claims["serviceurl"] = serviceUrl));

    [Fact]
    public async Task Rule_8_a_key_endorsed_for_another_channel_is_refused() =>
        await RefuseWithKeyAsync(new TestKey("key-web", "webchat", "directline"));

    [Fact]
    public async Task Rule_8_a_key_without_endorsements_is_refused() => await RefuseWithKeyAsync(new TestKey("key-bare"));

    [Fact]
    public async Task Rule_8_a_key_endorsed_for_several_channels_is_let_in()
    {
        var key = new TestKey("key-many", "webchat", "msteams");
        _host.Issuer.Keys.Add(key);

        (await _host.PostAsync(token: _host.Token(key: key))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("MSTEAMS")]
    public async Task A_channel_that_is_not_served_is_refused(string channel)
    {
        var key = new TestKey("key-all", "webchat", "msteams", "MSTEAMS");
        _host.Issuer.Keys.Add(key);

        await RefuseAsync(Message(activity => activity["channelId"] = channel), "Channel", _host.Token(key: key));
    }

    [Fact]
    public async Task An_activity_without_a_channel_is_refused()
    {
        await RefuseAsync(Message(activity => activity.Remove("channelId")), "Channel");
        await RefuseAsync(Message(activity => activity["channelId"] = ""), "Channel");
    }

    [Fact]
    public async Task A_foreign_tenant_in_the_conversation_is_refused() =>
        await RefuseAsync(Message(activity => activity["conversation"]!["tenantId"] = OtherTenant), "Tenant");

    [Fact]
    public async Task A_foreign_tenant_in_the_channel_data_is_refused() =>
        await RefuseAsync(Message(activity => activity["channelData"]!["tenant"]!["id"] = OtherTenant), "Tenant");

    [Fact]
    public async Task A_tenant_that_is_no_text_is_refused() =>
        await RefuseAsync(Message(activity => activity["channelData"]!["tenant"]!["id"] = 7), "Tenant");

    [Fact]
    public async Task An_activity_that_names_no_tenant_is_refused() =>
        await RefuseAsync(
            Message(activity =>
            {
                activity["conversation"]!.AsObject().Remove("tenantId");
                activity.Remove("channelData");
            }),
            "Tenant");

    [Fact]
    public async Task Either_place_that_names_the_tenant_is_enough()
    {
        (await _host.PostAsync(Message(activity => activity["conversation"]!.AsObject().Remove("tenantId")))).Status.ShouldBe(200);
        (await _host.PostAsync(Message(activity => activity.Remove("channelData")))).Status.ShouldBe(200);
    }

    private static JsonObject Message(Action<JsonObject>? change = null)
    {
        var activity = BotHost.Message();
        change?.Invoke(activity);
        return activity;
    }

    private async Task RefuseWithKeyAsync(TestKey key)
    {
        _host.Issuer.Keys.Add(key);
        await RefuseAsync(Message(), "Endorsement", _host.Token(key: key));
    }

    private async Task RefuseAsync(JsonObject activity, string rule, string? token = null)
    {
        var answer = await _host.PostAsync(activity, token);

        answer.ShouldBeRefused(403, rule);
        _host.Bot.Turns.ShouldBeEmpty();
    }
}
