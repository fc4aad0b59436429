using System.Globalization;
using Microsoft.Extensions.Options;

namespace TeamsOptOutBot.Links;

/// <summary>Answer links: made, and opened again.</summary>
internal sealed class AnswerLinks(AnswerKeys keys, IOptions<ServiceOptions> service, TimeProvider time) : IAnswerLinks
{
    /// <summary>Path of the page below the service's address.</summary>
    public const string Path = "answer";

    /// <summary>A link outlives no key it was made with.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(400);

    /// <summary>Longer ones were not made here.</summary>
    private const int LongestToken = 200;
    private const string Purpose = "answer/1";

    public async ValueTask<Uri?> ForAsync(int campaignId, int personId, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        if (service.Value.Public is not { } root)
        {
            return null;
        }

        var (latest, text) = (time.GetUtcNow() + LongestLife, string.Create(CultureInfo.InvariantCulture, $"{campaignId}/{personId}"));
        return Address(root, await keys.SealAsync(Purpose, text, expires < latest ? expires : latest, cancellationToken));
    }

    /// <summary>The page of a link.</summary>
    /// <param name="root">Address of the service.</param>
    public static Uri Address(Uri root, string token) => new(root, $"{Path}/{token}");

    /// <returns>Whom and what the link is for, and when it ended; null for one that is not ours.</returns>
    public async Task<AnswerLink?> OpenAsync(string token, CancellationToken cancellationToken) =>
        token.Length > LongestToken ? null : await keys.OpenAsync(Purpose, token, cancellationToken) switch
        {
            Opened.Text text => Read(text.Value, token, endedOn: null),
            Opened.Expired expired => Read(expired.Value, token, expired.On),
            _ => null,
        };

    private static AnswerLink Read(string text, string token, DateTimeOffset? endedOn)
    {
        var parts = text.Split('/');
        return new AnswerLink(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), token, endedOn);
    }
}

/// <param name="EndedOn">Null while it works.</param>
internal sealed record AnswerLink(int CampaignId, int PersonId, string Token, DateTimeOffset? EndedOn);
