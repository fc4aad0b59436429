using System.Reflection;

namespace TeamsOptOutBot.Commands;

/// <summary>Keys of the bot's plain answers. Those used with <see cref="Replies.Say"/> stand for a title and a text.</summary>
internal static class ReplyKeys
{
    /// <summary>Every key that the code asks for; checked against the texts when the service starts.</summary>
    public static IEnumerable<string> All =>
        typeof(ReplyKeys).GetFields(BindingFlags.Public | BindingFlags.Static).Where(constant => constant.IsLiteral).Select(constant => (string)constant.GetRawConstantValue()!)
            .SelectMany(key => Sayings.Contains(key) ? new[] { key + ".title", key + ".text" } : [key]);

    private static readonly string[] Sayings =
    [
        NotHr, RoleUnknown, UnknownCommand, UnknownTemplate, ExampleTemplate, NoPolicyNote, UnknownGroup, UnknownGroupNear, AmbiguousGroup, HiddenGroup, DueInThePast, MailNotSetUp, UnreadableGroup, Reading,
        UnknownCampaign, UnknownCampaignNear, NothingRuns, NobodyYours, RemindNobody, Reminded, RemindedSome, ClosedNow, CancelledNow, NotRunning, UnknownPerson, AmbiguousPerson, NoDatabase, TooFast,
    ];

    public const string NotHr = "reply.notHr";
    public const string RoleUnknown = "reply.roleUnknown";
    public const string UnknownCommand = "reply.unknownCommand";
    public const string UnknownTemplate = "reply.unknownTemplate";
    public const string ExampleTemplate = "reply.exampleTemplate";
    public const string NoPolicyNote = "reply.noPolicyNote";
    public const string UnknownGroup = "reply.unknownGroup";
    public const string UnknownGroupNear = "reply.unknownGroupNear";
    public const string AmbiguousGroup = "reply.ambiguousGroup";
    public const string HiddenGroup = "reply.hiddenGroup";
    public const string DueInThePast = "reply.dueInThePast";
    public const string MailNotSetUp = "reply.mailNotSetUp";
    public const string UnreadableGroup = "reply.unreadableGroup";
    public const string Reading = "reply.reading";
    public const string UnknownCampaign = "reply.unknownCampaign";
    public const string UnknownCampaignNear = "reply.unknownCampaignNear";
    public const string NothingRuns = "reply.nothingRuns";
    public const string NobodyYours = "reply.nobodyYours";
    public const string RemindNobody = "reply.remindNobody";
    public const string Reminded = "reply.reminded";
    public const string RemindedSome = "reply.remindedSome";
    public const string ClosedNow = "reply.closedNow";
    public const string CancelledNow = "reply.cancelledNow";
    public const string NotRunning = "reply.notRunning";
    public const string UnknownPerson = "reply.unknownPerson";
    public const string NoDatabase = "reply.noDatabase";
    public const string TooFast = "reply.tooFast";
    public const string AmbiguousPerson = "reply.ambiguousPerson";

    public const string MalformedTitle = "reply.malformed.title";
    public const string PreviewSummary = "reply.previewSummary";
    public const string VerifySummary = "reply.verifySummary";
    public const string AnsweredInPersonalChat = "reply.answeredInPersonalChat";
    public const string PressTitle = "press.title";
    public const string PressNoCampaign = "press.noCampaign";
    public const string PressNoSuchCampaign = "press.noSuchCampaign";
    public const string PressNotARecipient = "press.notARecipient";
    public const string PressNobodyKnown = "press.nobodyKnown";
    public const string PressUnknownVerb = "press.unknownVerb";
    public const string PressTooFast = "press.tooFast";
    public const string PressChooseAnswers = "press.chooseAnswers";
    public const string PressChooseDay = "press.chooseDay";
    public const string PressSnoozed = "press.snoozed";
    public const string PressTest = "press.test";
    public const string PressTestSent = "press.testSent";
    public const string PressTestSentMail = "press.testSentMail";
    public const string PressTestSentBoth = "press.testSentBoth";
    public const string PressTestNoMail = "press.testNoMail";
    public const string PressNoDraft = "press.noDraft";
    public const string PressNotTheAuthor = "press.notTheAuthor";
    public const string PressNobody = "press.nobody";
    public const string PressNudged = "press.nudged";
    public const string PressNudgedToday = "press.nudgedToday";
    public const string PressNobodyYours = "press.nobodyYours";
}
