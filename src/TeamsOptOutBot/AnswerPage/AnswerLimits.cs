using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Microsoft365.SignIn;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.AnswerPage;

/// <summary>So many requests for one link, and so many in all.</summary>
internal sealed class AnswerLimits(IOptions<AnswerPageOptions> limits) : IConfigureOptions<RateLimiterOptions>
{
    private const int LongestPath = 300;

    public void Configure(RateLimiterOptions options)
    {
        var (all, one) = (limits.Value.RequestsPerSecond, limits.Value.RequestsPerMinuteAndLink);
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = RefuseAsync;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetTokenBucketLimiter(
                "all", _ => new TokenBucketRateLimiterOptions { TokenLimit = all, TokensPerPeriod = all, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 })),
            PartitionedRateLimiter.Create<HttpContext, string>(context => context.Request.Path == SignInExtensions.CallbackPath
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetFixedWindowLimiter(LinkOf(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = one, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 })));
    }

    private static string LinkOf(HttpContext context) => context.Request.Path.Value is { Length: <= LongestPath } path ? path[(path.LastIndexOf('/') + 1)..] : "";

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var context = rejected.HttpContext;
        var (pages, language) = (context.RequestServices.GetRequiredService<AnswerPages>(), BrowserLanguage.Of(context.Request));
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? Math.Max(1, Math.Ceiling(time.TotalSeconds)) : 60;
        context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        await PageResult.Of(pages.Refused(language, pages.Say(AnswerPageKeys.RefusedBusy, language)), StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
    }
}
