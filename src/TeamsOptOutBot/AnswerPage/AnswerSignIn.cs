using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Links;
using TeamsOptOutBot.Microsoft365.SignIn;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.AnswerPage;

/// <summary>
/// A press that waits for its person: it goes to the sign-in page and comes back sealed, bound to this browser, and counts only
/// when whoever signed in is whom the link was made for.
/// </summary>
internal sealed class AnswerSignIn(
    IOrganisationSignIn organisation, IOptions<ServiceOptions> service, LinkedNotices notices, AnswerPages pages, AnswerSession session, RecordPagePress record, IAntiforgery antiforgery) : ISignInReturn
{
    private const string Token = "token";
    private const string Press = "press";

    public bool IsPossible => organisation.IsPossible;

    /// <param name="press">Null: nothing was pressed yet.</param>
    public async Task<IResult> BeginAsync(HttpContext context, LinkedNotice.Open notice, PagePress? press, bool chooseAccount)
    {
        var language = pages.LanguageOf(notice);
        if (!IsPossible)
        {
            return PageResult.Of(pages.Refused(language, pages.Say(AnswerPageKeys.RefusedSignInMissing, language)), 503);
        }

        var kept = new Dictionary<string, string>(StringComparer.Ordinal) { [Token] = notice.Link.Token };
        if (press is not null)
        {
            kept[Press] = press.Written;
        }

        var callback = new Uri(service.Value.Public!, SignInExtensions.CallbackPath.TrimStart('/'));
        return await organisation.BeginAsync(context, callback, kept, chooseAccount) is { } page
            ? PageResult.Of(pages.Moment(language, page), 200)
            : PageResult.Of(pages.Refused(language, pages.Say(AnswerPageKeys.RefusedSignInDown, language), pages.PageOf(notice)), 503);
    }

    public async Task ArrivedAsync(HttpContext context, Guid person, IReadOnlyDictionary<string, string> kept)
    {
        var cancellationToken = context.RequestAborted;
        var notice = await notices.FindAsync(kept.GetValueOrDefault(Token, ""), cancellationToken);
        if (notice is not LinkedNotice.Open open)
        {
            await PageResult.Of(notice, pages, BrowserLanguage.Of(context.Request)).ExecuteAsync(context);
            return;
        }

        if (open.Person.AadId != person)
        {
            await PageResult.Of(pages.NotYours(open, antiforgery.FieldOf(context)), 403).ExecuteAsync(context);
            return;
        }

        await session.SignedInAsync(context, person);
        var now = PagePress.Parse(kept.GetValueOrDefault(Press)) is { } press
            ? LinkedNotices.Of(open.Link, open.Person, await record.RunAsync(open, press, AnswerChannels.Link, cancellationToken))
            : open;
        IResult result = now is LinkedNotice.Open ? new SeeOther(pages.PageOf(open)) : PageResult.Of(now, pages, BrowserLanguage.Of(context.Request));
        await result.ExecuteAsync(context);
    }

    public Task FailedAsync(HttpContext context, bool declined)
    {
        var language = BrowserLanguage.Of(context.Request);
        return PageResult.Of(pages.Refused(language, pages.Say(declined ? AnswerPageKeys.RefusedDeclined : AnswerPageKeys.RefusedSignIn, language)), declined ? 403 : 400).ExecuteAsync(context);
    }
}
