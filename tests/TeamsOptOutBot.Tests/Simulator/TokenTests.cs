using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace TeamsOptOutBot.Tests.Simulator;

public sealed class TokenTests(SimulatedTenant tenant) : IClassFixture<SimulatedTenant>
{
    [Fact]
    public async Task An_activity_carries_a_token_that_the_published_keys_verify()
    {
        var person = tenant.Anybody();
        await tenant.PostAsync($"/sim/people/{person.Mail}/say", new { text = "hello" });

        var (activity, authorization) = tenant.Bot.Received.Last();
        var metadata = await tenant.GetAsync(new Uri(tenant.Host.BotSettings["Microsoft365__OpenIdMetadataUrl"]).AbsolutePath);
        var keys = await tenant.GetAsync(new Uri((string)metadata["jwks_uri"]!).AbsolutePath);
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(authorization!["Bearer ".Length..], new TokenValidationParameters
        {
            ValidIssuer = (string?)metadata["issuer"],
            ValidAudience = tenant.Host.BotSettings["Microsoft365__AppId"],
            IssuerSigningKeys = new JsonWebKeySet(keys.ToJsonString()).GetSigningKeys(),
            ValidAlgorithms = ["RS256"],
        });

        result.IsValid.ShouldBeTrue();
        result.Claims["serviceurl"].ShouldBe((string?)activity["serviceUrl"]);
        keys["keys"]!.AsArray().Single(k => (string?)k!["kid"] == ((JsonWebToken)result.SecurityToken).Kid)!["endorsements"]!.AsArray()
            .Select(e => (string?)e).ShouldContain("msteams");
    }

    [Fact]
    public async Task The_right_secret_gets_a_bearer_token()
    {
        var (status, body) = await tenant.AskForTokenAsync();

        status.ShouldBe(200);
        ((string?)body["token_type"]).ShouldBe("Bearer");
        ((string?)body["access_token"]).ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("client_secret", "wrong", 401, 7000215)]
    [InlineData("client_id", "11111111-1111-1111-1111-111111111111", 400, 700016)]
    [InlineData("tenant", "botframework.com", 400, 90002)]
    [InlineData("scope", "https://example.org/.default", 400, 70011)]
    [InlineData("grant_type", "password", 400, 70003)]
    public async Task A_wrong_token_request_gets_the_error_of_Entra(string field, string value, int status, int code)
    {
        var (answered, body) = await tenant.AskForTokenAsync((field, value));

        answered.ShouldBe(status);
        ((int)body["error_codes"]![0]!).ShouldBe(code);
        ((string?)body["error_description"]).ShouldStartWith($"AADSTS{code}: ");
    }

    [Fact]
    public async Task The_token_endpoint_does_not_answer_on_http()
    {
        using var response = await tenant.Open.PostAsync(
            $"/{tenant.Host.BotSettings["Microsoft365__TenantId"]}/oauth2/v2.0/token", new FormUrlEncodedContent([new("grant_type", "client_credentials")]));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_token_for_Graph_does_not_open_the_connector()
    {
        var person = tenant.Anybody();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(tenant.Connector.BaseAddress!, SimulatedTenant.Activities(person)));
        request.Headers.Authorization = tenant.Graph.DefaultRequestHeaders.Authorization;
        using var response = await tenant.Open.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Attacks_are_posted_with_the_claims_and_the_signature_that_were_asked_for()
    {
        await tenant.PostAsync("/sim/activities", new { body = new { type = "message" }, claims = new { aud = "other", serviceurl = (string?)null }, sign = "good" });
        var forged = new JsonWebToken(tenant.Bot.Received.Last().Authorization!["Bearer ".Length..]);
        await tenant.PostAsync("/sim/activities", new { body = new { type = "message" }, sign = "none" });

        forged.Audiences.ShouldBe(["other"]);
        forged.TryGetClaim("serviceurl", out _).ShouldBeFalse();
        tenant.Bot.Received.Last().Authorization.ShouldBeNull();
    }
}
