using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace TeamsOptOutBot.Tests.Simulator;

/// <summary>The organisation's sign-in as a browser and the bot meet it.</summary>
public sealed class SignInTests(SimulatedTenant tenant) : IClassFixture<SimulatedTenant>
{
    private const string Verifier = "a-verifier-that-only-the-bot-knows-0123456789";

    private string Redirect => tenant.Host.BotUrl + "/signin-oidc";

    private string TenantId => tenant.Host.BotSettings["Microsoft365__TenantId"];

    [Fact]
    public async Task Whoever_signs_in_is_named_to_the_bot_by_a_signed_token()
    {
        var person = tenant.Anybody();
        var answer = await SignInAsync(person.Mail);
        answer["state"].ToString().ShouldBe("kept");
        var (status, body) = await RedeemAsync(answer["code"].ToString(), Verifier);

        status.ShouldBe(200);
        var keys = JsonNode.Parse(await tenant.TokenClient.GetStringAsync($"{TenantId}/discovery/v2.0/keys"))!;
        var metadata = JsonNode.Parse(await tenant.TokenClient.GetStringAsync($"{TenantId}/v2.0/.well-known/openid-configuration"))!;
        var result = await new JsonWebTokenHandler().ValidateTokenAsync((string?)body["id_token"], new TokenValidationParameters
        {
            ValidIssuer = (string?)metadata["issuer"],
            ValidAudience = tenant.Host.BotSettings["Microsoft365__AppId"],
            IssuerSigningKeys = new JsonWebKeySet(keys.ToJsonString()).GetSigningKeys(),
            ValidAlgorithms = ["RS256"],
        });
        result.IsValid.ShouldBeTrue();
        result.Claims["oid"].ShouldBe(person.Id.ToString());
        result.Claims["tid"].ShouldBe(TenantId);
        result.Claims["nonce"].ShouldBe("once");
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        var code = (await SignInAsync(tenant.Anybody().Mail))["code"].ToString();
        await RedeemAsync(code, Verifier);

        (await RedeemAsync(code, Verifier)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_code_without_the_verifier_is_worth_nothing()
    {
        var (status, body) = await RedeemAsync((await SignInAsync(tenant.Anybody().Mail))["code"].ToString(), "another-verifier");

        status.ShouldBe(400);
        ((string?)body["error"]).ShouldBe("invalid_grant");
    }

    [Theory]
    [InlineData("redirect_uri", "http://127.0.0.1:9/signin-oidc", "AADSTS50011")]
    [InlineData("client_id", "11111111-1111-1111-1111-111111111111", "AADSTS700016")]
    [InlineData("response_type", "id_token", "AADSTS700054")]
    [InlineData("scope", "profile", "AADSTS90014")]
    public async Task A_wrong_request_is_refused_on_the_page_and_goes_nowhere(string name, string value, string code)
    {
        using var response = await tenant.Open.GetAsync(Authorize((name, value)));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain(code);
    }

    [Fact]
    public async Task A_stranger_stays_on_the_page()
    {
        using var response = await tenant.Open.PostAsync(Authorize(), new FormUrlEncodedContent([new("mail", "nobody@example.org")]));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()).ShouldContain("couldn't find an account");
    }

    private string Authorize(params (string Name, string Value)[] changes)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = tenant.Host.BotSettings["Microsoft365__AppId"],
            ["redirect_uri"] = Redirect,
            ["response_type"] = "code",
            ["scope"] = "openid profile",
            ["state"] = "kept",
            ["nonce"] = "once",
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
            query[name] = value;
        return QueryHelpers.AddQueryString($"/{TenantId}/oauth2/v2.0/authorize", query);
    }

    private async Task<Dictionary<string, Microsoft.Extensions.Primitives.StringValues>> SignInAsync(string mail)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = tenant.Open.BaseAddress };
        using var response = await browser.PostAsync(Authorize(), new FormUrlEncodedContent([new("mail", mail)]));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldStartWith(Redirect + "?");
        return QueryHelpers.ParseQuery(response.Headers.Location.Query);
    }

    private async Task<(int Status, JsonNode Body)> RedeemAsync(string code, string verifier)
    {
        using var response = await tenant.TokenClient.PostAsync($"{TenantId}/oauth2/v2.0/token", new FormUrlEncodedContent(
        [
            new("grant_type", "authorization_code"), new("client_id", tenant.Host.BotSettings["Microsoft365__AppId"]),
            new("client_secret", tenant.Host.BotSettings["Microsoft365__ClientSecret"]), new("redirect_uri", Redirect), new("code", code), new("code_verifier", verifier),
        ]));
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
