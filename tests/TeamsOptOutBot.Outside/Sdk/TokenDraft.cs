using System.Text.Json.Nodes;
using TeamsOptOutBot.Tests.Microsoft365.Bot;

namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>A request that keeps every rule, until a <see cref="TokenChange"/> breaks one.</summary>
internal sealed class TokenDraft(long now)
{
    /// <summary>The second at which both sides judge.</summary>
    public long Now => now;

    public JsonObject Header { get; } = new() { ["typ"] = "JWT", ["alg"] = "RS256" };

    public JsonObject Claims { get; } = new()
    {
        ["iss"] = FakeIssuer.Issuer,
        ["aud"] = FakeIssuer.AppId,
        ["nbf"] = now - 10,
        ["exp"] = now + 3600,
        ["serviceurl"] = FakeIssuer.ServiceUrl,
    };

    public JsonObject Activity { get; } = BotHost.Message();

    public TestKey Key { get; set; } = new("msteams");

    /// <summary>Applied to the JSON of the claims, for what no JSON object can hold.</summary>
    public Func<string, string> ClaimsText { get; set; } = text => text;

    /// <summary>Applied to the signed token.</summary>
    public Func<string, string> Token { get; set; } = token => token;

    /// <summary>Makes the Authorization header of the token.</summary>
    public Func<string, string> Authorization { get; set; } = token => "Bearer " + token;

    public string Sign()
    {
        if (!Header.ContainsKey("kid"))
        {
            Header["kid"] = Key.Kid;
        }

        return Authorization(Token(FakeIssuer.Sign(Header.ToJsonString(), ClaimsText(Claims.ToJsonString()), Key)));
    }
}

/// <summary>One thing that is different about a request.</summary>
/// <param name="Part">Two changes of one part are not combined.</param>
internal sealed record TokenChange(string Part, string Name, Action<TokenDraft> Apply)
{
    public override string ToString() => $"{Part}: {Name}";
}

/// <summary>A request for both validators.</summary>
internal sealed record TokenCase(string Name, IReadOnlyList<TokenChange> Changes, string Authorization, JsonObject Activity);
