using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using TeamsOptOutBot.Acknowledgements;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.AnswerPage;

/// <summary>The page behind a mail's link: opening it changes nothing, however often; pressing does, once.</summary>
internal sealed class AnswerEndpoints(LinkedNotices notices, AnswerPages pages, AnswerSession session, AnswerSignIn signIn, RecordPagePress record, IAntiforgery antiforgery)
{
    private static readonly FormOptions FormLimits = new() { ValueCountLimit = 50, KeyLengthLimit = 200, ValueLengthLimit = 4_000 };

    public async Task<IResult> OpenAsync(string token, HttpContext context)
    {
        var notice = await notices.FindAsync(token, context.RequestAborted);
        return notice is LinkedNotice.Open open ? await ShowAsync(context, open) : Show(context, notice);
    }

    public async Task<IResult> PressAsync(string token, HttpContext context)
    {
        var notice = await notices.FindAsync(token, context.RequestAborted);
        if (notice is not LinkedNotice.Open open)
        {
            return Show(context, notice);
        }

        var language = pages.LanguageOf(open);
        if (await FormAsync(context) is not { } form)
        {
            return PageResult.Of(pages.Refused(language, pages.Say(AnswerPageKeys.RefusedNoAnswer, language), pages.PageOf(open)), 400);
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return PageResult.Of(pages.Refused(language, pages.Say(AnswerPageKeys.RefusedOldForm, language), pages.PageOf(open)), 400);
        }

        var pressed = form[AnswerPages.AnswerField].ToString();
        if (pressed == AnswerPages.OtherAccount && !open.Campaign.LinkWithoutSignIn)
        {
            return await signIn.BeginAsync(context, open, press: null, chooseAccount: true);
        }

        if (PagePress.Parse(pressed) is not { } press || (press is PagePress.Answer { Kind: var kind } && !pages.TemplateOf(open).Answers.Contains(kind)))
        {
            return PageResult.Of(pages.Refused(language, pages.Say(AnswerPageKeys.RefusedNoAnswer, language), pages.PageOf(open)), 400);
        }

        if (press is PagePress.Answer { Kind: AnswerKind.Done } && LookAgain(open, language, form) is { } lookAgain)
        {
            return PageResult.Of(pages.Notice(open, Antiforgery(context), await WayAsync(context, open), lookAgain), 200);
        }

        if (open.IsTest)
        {
            return await ShowAsync(context, open);
        }

        if (open.Campaign.LinkWithoutSignIn)
        {
            var outcome = await record.RunAsync(open, press, AnswerChannels.LinkWithoutSignIn, context.RequestAborted);
            await session.AnsweredAsync(context, open);
            return Recorded(context, open, outcome);
        }

        return await session.IsSignedInAsync(context, open)
            ? Recorded(context, open, await record.RunAsync(open, press, AnswerChannels.Link, context.RequestAborted))
            : await signIn.BeginAsync(context, open, press, chooseAccount: false);
    }

    /// <summary>The page, after what became of the press is durable; a reload does not press again.</summary>
    private IResult Recorded(HttpContext context, LinkedNotice.Open open, PressOutcome outcome) =>
        LinkedNotices.Of(open.Link, open.Person, outcome) is var now && now is LinkedNotice.Open ? new SeeOther(pages.PageOf(open)) : Show(context, now);

    private async Task<IResult> ShowAsync(HttpContext context, LinkedNotice.Open open)
    {
        var (fields, own) = (Antiforgery(context), await session.MaySeeAsync(context, open));
        return own && open.Recipient.Answer is not null
            ? PageResult.Of(pages.Answered(open, fields), 200)
            : PageResult.Of(pages.Notice(open, fields, await WayAsync(context, open), own: own), 200);
    }

    private PageResult Show(HttpContext context, LinkedNotice notice) => PageResult.Of(notice, pages, BrowserLanguage.Of(context.Request));

    private async Task<AnswerWay> WayAsync(HttpContext context, LinkedNotice.Open open) =>
        open.Campaign.LinkWithoutSignIn ? AnswerWay.ByLink
        : await session.IsSignedInAsync(context, open) ? AnswerWay.SignedIn
        : signIn.IsPossible ? AnswerWay.AfterSignIn
        : AnswerWay.Nowhere;

    /// <summary>Somebody who has said so already is not asked again.</summary>
    private string? LookAgain(LinkedNotice.Open open, string language, IFormCollection form) =>
        open.Recipient.Answer == AnswerKind.Done ? null
        : QuestionCheck.LookAgain(pages.TemplateOf(open), language, name => form[name].ToString(), pages.Say(TextKeys.NoticeChoose, language));

    private (string, string) Antiforgery(HttpContext context) => antiforgery.FieldOf(context);

    /// <returns>Null for anything that no form of ours sends.</returns>
    private static async Task<IFormCollection?> FormAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return null;
        }

        try
        {
            return await context.Request.ReadFormAsync(FormLimits, context.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}
