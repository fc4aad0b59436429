using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

/// <summary>Rules 1 to 6, each over HTTP with a token that breaks that rule alone.</summary>
public sealed class TokenRuleTests : IAsyncLifetime
{
    private BotHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await BotHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_token_that_keeps_every_rule_is_let_in()
    {
        var answer = await _host.PostAsync();

        answer.Status.ShouldBe(200);
        answer.Text.ShouldBeEmpty();
        _host.Bot.Turns.ShouldHaveSingleItem().Text.ShouldBe("help");
    }

    [Theory]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task Other_RSA_hashes_are_let_in(string algorithm) =>
        (await _host.PostAsync(token: _host.Token(header: header => header["alg"] = algorithm))).Status.ShouldBe(200);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task Rule_1_without_a_bearer_token_nobody_is_let_in(string? authorization) =>
        await RefuseHeaderAsync(authorization, "Bearer");

    [Fact]
    public async Task Rule_1_another_scheme_with_a_good_token_is_refused()
    {
        await RefuseHeaderAsync("bearer " + _host.Token(), "Bearer");
        await RefuseHeaderAsync("Token " + _host.Token(), "Bearer");
        await RefuseHeaderAsync("Bearer  " + _host.Token(), "Bearer");
    }

    [Fact]
    public async Task Rule_1_two_authorization_headers_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(BotHost.Message().ToJsonString(), null, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", ["Bearer " + _host.Token(), "Bearer " + _host.Token()]);

        var answer = await _host.SendAsync(request, authorization: null);

        answer.Status.ShouldBe(401);
        _host.Bot.Turns.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("a.b")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("e30.e30.e30.e30.e30")]
    [InlineData("bnVsbA.bnVsbA.AAAA")]
    public async Task Rule_2_what_is_no_signed_token_is_refused(string token) => await RefuseAsync(token, "WellFormed");

    [Fact]
    public async Task Rule_2_a_claim_that_stands_there_twice_is_refused()
    {
        var claims = $$"""{"iss":"https://evil.example","iss":"{{FakeIssuer.Issuer}}","aud":"{{FakeIssuer.AppId}}","exp":99999999999,"serviceurl":"{{FakeIssuer.ServiceUrl}}"}""";

        await RefuseAsync(FakeIssuer.Sign("""{"alg":"RS256","kid":"key-1"}""", claims, _host.Issuer.Keys[0]), "WellFormed");
    }

    [Theory]
    [InlineData("=")]
    [InlineData("==")]
    public async Task Rule_2_a_token_has_one_spelling(string appended) => await RefuseAsync(_host.Token() + appended, "WellFormed");

    [Fact]
    public async Task Rule_2_a_critical_extension_that_is_not_understood_is_refused() =>
        await RefuseAsync(_host.Token(header: header => header["crit"] = new JsonArray("b64")), "WellFormed");

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://api.botframework.com/")]
    [InlineData("https://API.botframework.com")]
    [InlineData(null)]
    public async Task Rule_3_another_issuer_is_refused(string? issuer) =>
        await RefuseAsync(_host.Token(claims => claims["iss"] = issuer), "Issuer");

    [Theory]
    [InlineData("33333333-3333-3333-3333-333333333333")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Rule_4_a_token_for_another_bot_is_refused(string? audience) =>
        await RefuseAsync(_host.Token(claims => claims["aud"] = audience), "Audience");

    [Fact]
    public async Task Rule_4_a_list_of_audiences_is_refused_even_if_it_names_only_this_bot()
    {
        await RefuseAsync(_host.Token(claims => claims["aud"] = new JsonArray(FakeIssuer.AppId)), "Audience");
        await RefuseAsync(_host.Token(claims => claims.Remove("aud")), "Audience");
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, false)]
    [InlineData(-299, true)]
    [InlineData(-240, true)]
    public async Task Rule_5_an_expired_token_is_let_in_for_five_minutes(int secondsFromNow, bool letIn) =>
        await ExpectLifetimeAsync(claims => claims["exp"] = Now + secondsFromNow, letIn);

    [Theory]
    [InlineData(301, false)]
    [InlineData(300, true)]
    [InlineData(240, true)]
    public async Task Rule_5_a_token_from_the_future_is_let_in_five_minutes_early(int secondsFromNow, bool letIn) =>
        await ExpectLifetimeAsync(claims => claims["nbf"] = Now + secondsFromNow, letIn);

    [Fact]
    public async Task Rule_5_a_token_that_never_expires_is_refused()
    {
        await ExpectLifetimeAsync(claims => claims.Remove("exp"), letIn: false);
        await ExpectLifetimeAsync(claims => claims["exp"] = "tomorrow", letIn: false);
        await ExpectLifetimeAsync(claims => claims["exp"] = null, letIn: false);
        await ExpectLifetimeAsync(claims => claims["nbf"] = "yesterday", letIn: false);
    }

    [Fact]
    public async Task Rule_5_a_token_without_a_start_is_let_in() => await ExpectLifetimeAsync(claims => claims.Remove("nbf"), letIn: true);

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    [InlineData("rs256")]
    [InlineData(null)]
    public async Task Rule_6_only_RSA_signatures_are_accepted(string? algorithm) =>
        await RefuseAsync(_host.Token(header: header => header["alg"] = algorithm), "Algorithm");

    [Fact]
    public async Task Rule_6_a_stranger_s_key_under_a_known_kid_is_refused() =>
        await RefuseAsync(_host.Token(key: TestKey.OfStranger("key-1")), "Signature");

    [Theory]
    [InlineData("key-9")]
    [InlineData(null)]
    public async Task Rule_6_an_unknown_key_is_refused(string? kid) =>
        await RefuseAsync(_host.Token(header: header => header["kid"] = kid), "Signature");

    [Fact]
    public async Task Rule_6_claims_that_were_changed_after_signing_are_refused()
    {
        var parts = _host.Token().Split('.');
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!.AsObject();
        claims["exp"] = (long)claims["exp"]! + 1;

        await RefuseAsync($"{parts[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{parts[2]}", "Signature");
    }

    [Fact]
    public async Task Rule_6_a_token_without_its_signature_is_refused()
    {
        var token = _host.Token();

        await RefuseAsync(token[..(token.LastIndexOf('.') + 1)], "Signature");
    }

    [Fact]
    public async Task Refusals_are_logged_without_the_token()
    {
        var token = _host.Token(claims => claims["aud"] = "another");

        await _host.PostAsync(token: token);

        _host.Log.Text.ShouldContain("rule Audience");
        _host.Log.Text.ShouldNotContain(token);
        _host.Log.Text.ShouldNotContain(token.Split('.')[1]);
    }

    private long Now => _host.Clock.GetUtcNow().ToUnixTimeSeconds();

    private async Task ExpectLifetimeAsync(Action<JsonObject> claims, bool letIn)
    {
        if (letIn)
            (await _host.PostAsync(token: _host.Token(claims))).Status.ShouldBe(200);
        else
            await RefuseAsync(_host.Token(claims), "Lifetime");
    }

    private Task RefuseAsync(string token, string rule) => RefuseHeaderAsync("Bearer " + token, rule);

    private async Task RefuseHeaderAsync(string? authorization, string rule)
    {
        var answer = await _host.SendAsync(HttpMethod.Post, BotHost.Message().ToJsonString(), authorization);

        answer.ShouldBeRefused(401, rule);
        _host.Bot.Turns.ShouldBeEmpty();
    }
}
