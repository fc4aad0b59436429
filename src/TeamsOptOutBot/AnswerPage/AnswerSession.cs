using System.Globalization;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Links;

namespace TeamsOptOutBot.AnswerPage;

/// <summary>Who sits at this browser, for a quarter of an hour: whoever signed in, or whoever has just answered by a link without sign-in.</summary>
internal sealed class AnswerSession(AnswerKeys keys, IOptions<ServiceOptions> service, TimeProvider time)
{
    private const string Cookie = "staff-notice";
    private const string Purpose = "answer-session/1";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    public Task SignedInAsync(HttpContext context, Guid person) => WriteAsync(context, Person(person));

    public Task AnsweredAsync(HttpContext context, LinkedNotice.Open notice) => WriteAsync(context, Link(notice));

    /// <summary>Whether what belongs to the notice's person may be shown here.</summary>
    public async Task<bool> MaySeeAsync(HttpContext context, LinkedNotice.Open notice) =>
        await ReadAsync(context) is { } who && (who == Person(notice.Person.AadId) || (notice.Campaign.LinkWithoutSignIn && who == Link(notice)));

    /// <summary>Whether the notice's person has signed in here.</summary>
    public async Task<bool> IsSignedInAsync(HttpContext context, LinkedNotice.Open notice) => await ReadAsync(context) == Person(notice.Person.AadId);

    private static string Person(Guid person) => "person/" + person;

    private static string Link(LinkedNotice.Open notice) => string.Create(CultureInfo.InvariantCulture, $"link/{notice.Link.CampaignId}/{notice.Link.PersonId}");

    private async Task WriteAsync(HttpContext context, string who) =>
        context.Response.Cookies.Append(Cookie, await keys.SealAsync(Purpose, who, time.GetUtcNow() + Life, context.RequestAborted), new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = new Uri(service.Value.Public!, AnswerLinks.Path).AbsolutePath,
            MaxAge = Life,
            IsEssential = true,
        });

    private async Task<string?> ReadAsync(HttpContext context) =>
        context.Request.Cookies[Cookie] is { } cookie && await keys.OpenAsync(Purpose, cookie, context.RequestAborted) is Opened.Text text ? text.Value : null;
}
