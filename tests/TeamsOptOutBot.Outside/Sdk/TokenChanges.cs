using System.Text.Json.Nodes;
using TeamsOptOutBot.Tests.Microsoft365.Bot;

namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>What the generated tokens differ in, part by part.</summary>
internal static class TokenChanges
{
    /// <summary>A channel that the bot under test serves beside Teams.</summary>
    public const string SecondChannel = "outlook";

    public static IReadOnlyList<TokenChange> All { get; } = [.. Issuers(), .. Audiences(), .. Times(), .. Algorithms(), .. Keys(), .. ServiceUrls(), .. Channels(), .. Shapes()];

    /// <summary>The key list of the issuer; all of them are the same key pair.</summary>
    public static JsonObject KeyList()
    {
        var empty = new TestKey("empty").ToJson();
        empty["endorsements"] = new JsonArray();
        var text = new TestKey("text").ToJson();
        text["endorsements"] = "msteams";
        var encryption = new TestKey("encryption", "msteams").ToJson();
        encryption["use"] = "enc";
        var elliptic = new JsonObject { ["kty"] = "EC", ["kid"] = "elliptic", ["crv"] = "P-256", ["x"] = "AA", ["y"] = "AA", ["endorsements"] = new JsonArray("msteams") };
        return new JsonObject
        {
            ["keys"] = new JsonArray(
                new TestKey("msteams", "msteams").ToJson(), new TestKey("both", "msteams", SecondChannel).ToJson(), new TestKey("foreign", "webchat", "directline").ToJson(),
                new TestKey("second", SecondChannel).ToJson(), new TestKey("none").ToJson(), empty, text, encryption, elliptic),
        };
    }

    private static IEnumerable<TokenChange> Issuers()
    {
        yield return Claim("issuer", "another", "iss", "https://login.evil.example");
        yield return Claim("issuer", "missing", "iss", null);
        yield return Claim("issuer", "empty", "iss", "");
        yield return Claim("issuer", "slash at the end", "iss", FakeIssuer.Issuer + "/");
        yield return Claim("issuer", "upper case", "iss", "HTTPS://API.BOTFRAMEWORK.COM");
        yield return Claim("issuer", "a number", "iss", 7);
        yield return new("issuer", "array", draft => draft.Claims["iss"] = new JsonArray(FakeIssuer.Issuer));
        yield return new("issuer", "US government", draft => draft.Claims["iss"] = "https://api.botframework.us");
        yield return new("issuer", "emulator with our app id", draft => AsEmulator(draft, FakeIssuer.AppId));
        yield return new("issuer", "emulator with another app id", draft => AsEmulator(draft, "33333333-3333-3333-3333-333333333333"));
    }

    private static void AsEmulator(TokenDraft draft, string appId)
    {
        draft.Claims["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
        draft.Claims["ver"] = "1.0";
        draft.Claims["appid"] = appId;
    }

    private static IEnumerable<TokenChange> Audiences()
    {
        yield return Claim("audience", "another", "aud", "33333333-3333-3333-3333-333333333333");
        yield return Claim("audience", "missing", "aud", null);
        yield return Claim("audience", "empty", "aud", "");
        yield return Claim("audience", "api://", "aud", "api://" + FakeIssuer.AppId);
        yield return Claim("audience", "space at the end", "aud", FakeIssuer.AppId + " ");
        yield return Claim("audience", "a number", "aud", 2222);
        yield return new("audience", "array of ours", draft => draft.Claims["aud"] = new JsonArray(FakeIssuer.AppId));
        yield return new("audience", "array of ours and another", draft => draft.Claims["aud"] = new JsonArray(FakeIssuer.AppId, "other"));
        yield return new("audience", "empty array", draft => draft.Claims["aud"] = new JsonArray());
    }

    private static IEnumerable<TokenChange> Times()
    {
        foreach (var seconds in (int[])[-86400, -301, -300, -299, -1, 0, 1])
        {
            yield return new("exp", $"{seconds} s", draft => draft.Claims["exp"] = draft.Now + seconds);
        }

        foreach (var seconds in (int[])[1, 299, 300, 301, 86400])
        {
            yield return new("nbf", $"{seconds} s", draft => draft.Claims["nbf"] = draft.Now + seconds);
        }

        yield return Claim("exp", "missing", "exp", null);
        yield return Claim("exp", "text", "exp", "99999999999");
        yield return Claim("exp", "huge", "exp", 1e300);
        yield return Claim("exp", "negative", "exp", -1);
        yield return Claim("exp", "true", "exp", true);
        yield return new("exp", "null", draft => draft.Claims["exp"] = null);
        yield return Claim("nbf", "missing", "nbf", null);
        yield return Claim("nbf", "text", "nbf", "0");
        yield return Claim("nbf", "zero", "nbf", 0);
        yield return new("nbf", "null", draft => draft.Claims["nbf"] = null);
        yield return new("iat", "in the future", draft => draft.Claims["iat"] = draft.Now + 86400);
    }

    private static IEnumerable<TokenChange> Algorithms()
    {
        foreach (var algorithm in (string[])["none", "None", "HS256", "PS256", "RS384", "RS512", "rs256", "ES256", ""])
        {
            yield return new("algorithm", algorithm, draft => draft.Header["alg"] = algorithm);
        }

        yield return new("algorithm", "missing", draft => draft.Header.Remove("alg"));
        yield return new("algorithm", "a number", draft => draft.Header["alg"] = 256);
    }

    private static IEnumerable<TokenChange> Keys()
    {
        foreach (var kid in (string[])["both", "foreign", "second", "none", "empty", "text", "encryption"])
        {
            yield return new("key", kid, draft => draft.Key = kid == "foreign" ? new TestKey(kid) : new TestKey(kid, "msteams"));
        }

        yield return new("key", "unknown kid", draft => draft.Header["kid"] = "unheard-of");
        yield return new("key", "kid of an elliptic curve", draft => draft.Header["kid"] = "elliptic");
        yield return new("key", "kid in upper case", draft => draft.Header["kid"] = "MSTEAMS");
        yield return new("key", "kid a number", draft => draft.Header["kid"] = 1);
        yield return new("key", "kid null", draft => draft.Header["kid"] = null);
        yield return new("key", "stranger's signature under our kid", draft => draft.Key = TestKey.OfStranger("msteams"));
        yield return new("key", "stranger's key", draft => draft.Key = TestKey.OfStranger("stranger"));
    }

    private static IEnumerable<TokenChange> ServiceUrls()
    {
        (string Name, string Url)[] others =
        [
            ("host in upper case", "https://SMBA.trafficmanager.net/teams/"), ("path in upper case", "https://smba.trafficmanager.net/TEAMS/"),
            ("another path", "https://smba.trafficmanager.net/amer/"), ("another host", "https://europe.smba.trafficmanager.net/teams/"),
            ("a stranger's host", "https://connector.evil.example/teams/"), ("no slash at the end", "https://smba.trafficmanager.net/teams"),
            ("http", "http://smba.trafficmanager.net/teams/"), ("with a port", "https://smba.trafficmanager.net:443/teams/"),
            ("with a query", FakeIssuer.ServiceUrl + "?x=1"), ("space at the end", FakeIssuer.ServiceUrl + " "), ("empty", ""),
        ];
        foreach (var (name, url) in others)
        {
            yield return new("serviceUrl", "in the activity " + name, draft => draft.Activity["serviceUrl"] = url);
            yield return new("serviceUrl", "in the claim " + name, draft => draft.Claims["serviceurl"] = url);
            yield return new("serviceUrl", "in both " + name, draft =>
            {
                draft.Claims["serviceurl"] = url;
                draft.Activity["serviceUrl"] = url;
            });
        }

        yield return Claim("serviceUrl", "claim missing", "serviceurl", null);
        yield return new("serviceUrl", "claim null", draft => draft.Claims["serviceurl"] = null);
        yield return new("serviceUrl", "claim array", draft => draft.Claims["serviceurl"] = new JsonArray(FakeIssuer.ServiceUrl));
        yield return new("serviceUrl", "missing in the activity", draft => draft.Activity.Remove("serviceUrl"));
        foreach (var name in (string[])["serviceUrl", "ServiceUrl", "SERVICEURL"])
        {
            yield return new("serviceUrl", "claim spelled " + name, draft =>
            {
                draft.Claims.Remove("serviceurl");
                draft.Claims[name] = FakeIssuer.ServiceUrl;
            });
        }

        yield return new("serviceUrl", "claim in two spellings", draft => draft.Claims["serviceUrl"] = "https://smba.trafficmanager.net/amer/");
    }

    private static IEnumerable<TokenChange> Channels()
    {
        foreach (var channel in (string[])[SecondChannel, "MSTEAMS", "webchat", "emulator", "msteams ", "", " "])
        {
            yield return new("channel", $"'{channel}'", draft => draft.Activity["channelId"] = channel);
        }

        yield return new("channel", "null", draft => draft.Activity["channelId"] = null);
        yield return new("channel", "missing", draft => draft.Activity.Remove("channelId"));
        yield return new("tenant", "another", draft => draft.Activity["channelData"]!["tenant"]!["id"] = "44444444-4444-4444-4444-444444444444");
    }

    private static IEnumerable<TokenChange> Shapes()
    {
        yield return new("shape", "no header", draft => draft.Authorization = _ => "");
        yield return new("shape", "no scheme", draft => draft.Authorization = token => token);
        yield return new("shape", "bearer", draft => draft.Authorization = token => "bearer " + token);
        yield return new("shape", "Basic", draft => draft.Authorization = token => "Basic " + token);
        yield return new("shape", "two spaces", draft => draft.Authorization = token => "Bearer  " + token);
        yield return new("shape", "token twice", draft => draft.Authorization = token => $"Bearer {token} {token}");
        yield return new("shape", "token twice with a comma", draft => draft.Authorization = token => $"Bearer {token},{token}");
        yield return new("shape", "no signature", draft => draft.Token = token => token[..(token.LastIndexOf('.') + 1)]);
        yield return new("shape", "two parts", draft => draft.Token = token => token[..token.LastIndexOf('.')]);
        yield return new("shape", "four parts", draft => draft.Token = token => token + ".AAAA");
        yield return new("shape", "signature padded", draft => draft.Token = token => token + "==");
        yield return new("shape", "signature cut", draft => draft.Token = token => token[..^8]);
        yield return new("shape", "signature in another alphabet", draft => draft.Token = token => token[..^4] + "+/+/");
        yield return new("shape", "claims exchanged", draft => draft.Token = token => ExchangeClaims(draft, token));
        yield return new("shape", "claims not JSON", draft => draft.ClaimsText = text => text[1..]);
        yield return new("shape", "claims an array", draft => draft.ClaimsText = text => $"[{text}]");
        yield return new("shape", "a claim twice", draft => draft.ClaimsText = text => $$"""{"jti":"1",{{text[1..^1]}},"jti":"2"}""");
        yield return new("shape", "claims with white space", draft => draft.ClaimsText = text => $" \n{text}\t ");
        yield return new("shape", "more claims", draft => draft.Claims["x"] = new JsonObject { ["y"] = "Zürich" });
        yield return new("shape", "typ missing", draft => draft.Header.Remove("typ"));
        yield return new("shape", "typ another", draft => draft.Header["typ"] = "at+jwt");
        yield return new("shape", "critical extension", draft => draft.Header["crit"] = new JsonArray("exp"));
    }

    private static string ExchangeClaims(TokenDraft draft, string token)
    {
        var parts = token.Split('.');
        draft.Claims["sub"] = "somebody else";
        var other = FakeIssuer.Sign(draft.Header.ToJsonString(), draft.Claims.ToJsonString(), draft.Key).Split('.');
        return $"{parts[0]}.{other[1]}.{parts[2]}";
    }

    private static TokenChange Claim(string part, string name, string claim, JsonNode? value) => new(part, name, draft =>
    {
        draft.Claims.Remove(claim);
        if (value is not null)
        {
            draft.Claims[claim] = value.DeepClone();
        }
    });
}
