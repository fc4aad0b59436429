using Azure.Core;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

/// <summary>Gives a fixed token and counts how often it was asked.</summary>
internal sealed class FixedCredential : TokenCredential
{
    public List<string> Scopes { get; } = [];

    public Exception? Failure { get; set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scopes.AddRange(requestContext.Scopes);
        return Failure is null ? new(new AccessToken("the-token", DateTimeOffset.MaxValue)) : throw Failure;
    }
}
