namespace TeamsOptOutBot.Texts;

/// <summary>What happened to one person's notice, and why notices wait.</summary>
internal static partial class TextKeys
{
    public const string WaitsHeading = "waits.heading";
    public const string WaitsThrottled = "waits.throttled";
    public const string WaitsInstalling = "waits.installing";
    public const string WaitsBusy = "waits.busy";
    public const string WaitsAnswerLost = "waits.answerLost";
    public const string WaitsInterrupted = "waits.interrupted";
    public const string WaitsRepair = "waits.repair";
    public const string WaitsIt = "waits.it";
    public const string HelpTextWhy = "help.text.why";
    public const string WhyTitle = "why.title";
    public const string WhyNone = "why.none";
    public const string WhyEntered = "why.entered";
    public const string WhyReminderEntered = "why.reminderEntered";
    public const string WhyDelivered = "why.delivered";
    public const string WhyReminderDelivered = "why.reminderDelivered";
    public const string WhyInstalling = "why.installing";
    public const string WhyThrottled = "why.throttled";
    public const string WhyBusy = "why.busy";
    public const string WhyAnswerLost = "why.answerLost";
    public const string WhyInterrupted = "why.interrupted";
    public const string WhyRepaired = "why.repaired";
    public const string WhyIt = "why.it";
    public const string WhyReachableAgain = "why.reachableAgain";
    public const string WhyAppMissing = "why.appMissing";
    public const string WhyAppBlocked = "why.appBlocked";
    public const string WhyNotAllowed = "why.notAllowed";
    public const string WhyAccountGone = "why.accountGone";
    public const string WhyTooBig = "why.tooBig";
    public const string WhyGaveUp = "why.gaveUp";
    public const string WhyRefused = "why.refused";
    public const string WhyRecalled = "why.recalled";
    public const string WhyNext = "why.next";
    public const string WhyTurn = "why.turn";
    public const string WhySending = "why.sending";
    public const string WhyAnswered = "why.answered";
    public const string WhyAnsweredWith = "why.answeredWith";
    public const string WhyNotAnswered = "why.notAnswered";
    public const string WhyHelp = "why.help";
    public const string WhyLeft = "why.left";
    public const string WhyEarlier = "why.earlier";
    public const string WhyMore = "why.more";
    public const string WhyAudited = "why.audited";
}
