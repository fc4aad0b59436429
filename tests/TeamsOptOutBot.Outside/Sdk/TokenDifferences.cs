namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>Where the two validators are meant to differ, and why. Everything else must be judged alike.</summary>
internal static class TokenDifferences
{
    /// <summary>The SDK lets these in; we do not.</summary>
    public static IReadOnlyDictionary<string, string> WeAreStricter { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["exp: missing"] = "A token that never expires could be used for ever once it leaks.",
        ["key: none"] = NoEndorsements,
        ["key: empty"] = NoEndorsements,
        ["key: text"] = NoEndorsements,
        ["key: encryption"] = "A key published for encryption is none to sign with (RFC 7517, 4.2).",
        ["issuer: emulator with our app id"] = "The Emulator is retired, and its tokens vouch for no service URL.",
        ["serviceUrl: in both a stranger's host"] = ForeignHost,
        ["serviceUrl: in both http"] = ForeignHost,
        ["serviceUrl: in both with a query"] = "A path appended to such an address would end up in its query.",
        ["serviceUrl: in both empty"] = NoServiceUrl,
        ["serviceUrl: missing in the activity"] = NoServiceUrl,
        ["serviceUrl: in the activity empty"] = NoServiceUrl,
        ["serviceUrl: claim in two spellings"] = "Which of the two holds would be a matter of taste.",
        ["channel: ''"] = ChannelNotServed,
        ["channel: ' '"] = ChannelNotServed,
        ["channel: null"] = ChannelNotServed,
        ["tenant: another"] = "One service works for one tenant.",
        ["shape: a claim twice"] = "Two readers may read two different claims (RFC 7519, 4).",
        ["shape: critical extension"] = "An extension that is not understood forbids accepting the token (RFC 7515, 4.1.11).",
    };

    private const string NoEndorsements = "A key without endorsements is endorsed for no channel; so judges the .NET SDK.";
    private const string ForeignHost = "An answer would carry our token to a host that is not the service's.";
    private const string NoServiceUrl = "Without a service URL there is nothing that the token could vouch for, and nowhere to answer to.";
    private const string ChannelNotServed = "Only channels that are configured are served, so one must be named.";
}
