using System.Text;
using Microsoft.AspNetCore.Antiforgery;

namespace TeamsOptOutBot.AnswerPage;

/// <summary>A page as an answer: for this browser alone, now, and for no index.</summary>
internal sealed class PageResult(HtmlPage page, int status) : IResult
{
    public static PageResult Of(HtmlPage page, int status) => new(page, status);

    /// <param name="language">The browser's, for whom no other is known.</param>
    public static PageResult Of(LinkedNotice notice, AnswerPages pages, string language) => notice switch
    {
        LinkedNotice.Closed closed => Of(pages.Closed(closed.Campaign, closed.Language ?? language), 200),
        LinkedNotice.Ended ended => Of(pages.Refused(language, pages.Say(AnswerPageKeys.RefusedEnded, language, ("date", DateOnly.FromDateTime(ended.On.UtcDateTime)))), 410),
        LinkedNotice.Gone => Of(pages.Refused(language, pages.Say(AnswerPageKeys.RefusedGone, language)), 410),
        LinkedNotice.Forged => Of(pages.Refused(language, pages.Say(AnswerPageKeys.RefusedForged, language)), 404),
        _ => throw new ArgumentOutOfRangeException(nameof(notice), notice, message: null),
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, bytes) = (httpContext.Response, Encoding.UTF8.GetBytes(page.ToString()));
        (response.StatusCode, response.ContentType, response.ContentLength) = (status, "text/html; charset=utf-8", bytes.Length);
        (response.Headers.ContentSecurityPolicy, response.Headers.CacheControl, response.Headers["X-Robots-Tag"]) = (HtmlPage.SecurityPolicy, "private, no-store", "noindex");
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
        }
    }
}

/// <summary>303: the browser asks for the page with a GET.</summary>
internal sealed class SeeOther(Uri page) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = page.AbsoluteUri;
        httpContext.Response.Headers.CacheControl = "private, no-store";
        return Task.CompletedTask;
    }
}

internal static class AntiforgeryFields
{
    /// <summary>The field that a form of ours carries; the cookie beside it goes into the response.</summary>
    public static (string Name, string Value) FieldOf(this IAntiforgery antiforgery, HttpContext context)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        return (tokens.FormFieldName, tokens.RequestToken!);
    }
}
