using System.Reflection;

namespace TeamsOptOutBot.AnswerPage;

/// <summary>Keys of the page's own texts; what a notice says comes from the campaign and from the cards' texts.</summary>
internal static class AnswerPageKeys
{
    /// <summary>Every key that the code asks for; checked against the texts when the service starts.</summary>
    public static IEnumerable<string> All { get; } =
    [
        .. typeof(AnswerPageKeys).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!),
    ];

    public const string Answer = "answerPage.answer";
    public const string SignIn = "answerPage.signIn";
    public const string NoSignIn = "answerPage.noSignIn";
    public const string Before = "answerPage.before";
    public const string Test = "answerPage.test";
    public const string Otherwise = "answerPage.otherwise";
    public const string HelpNoted = "answerPage.helpNoted";
    public const string HelpNotedName = "answerPage.helpNotedName";
    public const string Snoozed = "answerPage.snoozed";
    public const string Until = "answerPage.until";
    public const string Contact = "answerPage.contact";
    public const string ContactName = "answerPage.contactName";
    public const string Trust = "answerPage.trust";
    public const string Back = "answerPage.back";

    public const string MomentTitle = "answerPage.moment.title";
    public const string MomentText = "answerPage.moment.text";
    public const string MomentLink = "answerPage.moment.link";

    public const string RefusedTitle = "answerPage.refused.title";
    public const string RefusedForged = "answerPage.refused.forged";
    public const string RefusedEnded = "answerPage.refused.ended";
    public const string RefusedGone = "answerPage.refused.gone";
    public const string RefusedNotYours = "answerPage.refused.notYours";
    public const string RefusedOtherAccount = "answerPage.refused.otherAccount";
    public const string RefusedDeclined = "answerPage.refused.declined";
    public const string RefusedSignIn = "answerPage.refused.signIn";
    public const string RefusedSignInDown = "answerPage.refused.signInDown";
    public const string RefusedSignInMissing = "answerPage.refused.signInMissing";
    public const string RefusedOldForm = "answerPage.refused.oldForm";
    public const string RefusedNoAnswer = "answerPage.refused.noAnswer";
    public const string RefusedBusy = "answerPage.refused.busy";

    public const string FailedTitle = "answerPage.failed.title";
    public const string FailedText = "answerPage.failed.text";
}
