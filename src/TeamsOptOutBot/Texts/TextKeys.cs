using System.Reflection;

namespace TeamsOptOutBot.Texts;

/// <summary>The keys that the code asks for; the fallback language must have every one of them at start-up.</summary>
internal static partial class TextKeys
{
    public static IEnumerable<string> All { get; } =
    [
        .. typeof(TextKeys).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    public const string FormatCulture = "format.culture";
    public const string FormatDate = "format.date";
    public const string FormatFirstDay = "format.firstDay";
    public const string FormatTime = "format.time";
    public const string FormatList = "format.list";
    public const string FormatListLast = "format.listLast";
    public const string FormatNumber = "format.number";
    public const string FormatDay = "format.day";
    public const string FormatSpace = "format.space";
    public const string FormatLabel = "format.label";
    public const string FormatSpeak = "format.speak";

    public const string NoticeDue = "notice.due";
    public const string NoticeReminder = "notice.reminder";
    public const string NoticeWhy = "notice.why";
    public const string NoticeLink = "notice.link";
    public const string NoticePrivacy = "notice.privacy";
    public const string NoticePurpose = "notice.purpose";
    public const string NoticeVerified = "notice.verified";
    public const string NoticeTrust = "notice.trust";
    public const string NoticeMore = "notice.more";
    public const string NoticeHelp = "notice.help";
    public const string NoticeLater = "notice.later";
    public const string NoticeBack = "notice.back";
    public const string NoticeWhen = "notice.when";
    public const string NoticeWhenError = "notice.whenError";
    public const string NoticeTomorrow = "notice.tomorrow";
    public const string NoticeThursday = "notice.thursday";
    public const string NoticeNextWeek = "notice.nextWeek";
    public const string NoticeMoreIntro = "notice.moreIntro";
    public const string NoticeMoreOnlyHelp = "notice.moreOnlyHelp";
    public const string NoticeDocument = "notice.document";
    public const string NoticeChoose = "notice.choose";
    public const string NoticeHelpIntro = "notice.helpIntro";
    public const string NoticeOpenChat = "notice.openChat";

    public const string ProfileStrict = "profile.strict";
    public const string ProfileStandard = "profile.standard";
    public const string ProfileOpen = "profile.open";

    public const string PrivacyStrict = "privacy.strict";
    public const string PrivacyStandard = "privacy.standard";
    public const string PrivacyOpen = "privacy.open";
    public const string PrivacyUntil = "privacy.until";
    public const string PrivacyContact = "privacy.contact";

    public const string AnsweredTitle = "answered.title";
    public const string AnsweredOwn = "answered.own";
    public const string AnsweredOwnTime = "answered.ownTime";
    public const string AnsweredStored = "answered.stored";
    public const string AnsweredWho = "answered.who";
    public const string AnsweredUntil = "answered.until";
    public const string AnsweredUntilChange = "answered.untilChange";
    public const string AnsweredChange = "answered.change";
    public const string AnsweredShow = "answered.show";

    public const string ClosedTitle = "closed.title";
    public const string ClosedClosed = "closed.closed";
    public const string ClosedWithdrawn = "closed.withdrawn";
    public const string ClosedAnswered = "closed.answered";
    public const string ClosedUnanswered = "closed.unanswered";
    public const string ClosedPrivacy = "closed.privacy";

    public const string MailAnswerTitle = "mail.answerTitle";
    public const string MailAnswerIntro = "mail.answerIntro";
    public const string MailAnswerLink = "mail.answerLink";
    public const string MailNoLink = "mail.noLink";
    public const string MailTrust = "mail.trust";
    public const string MailWhy = "mail.why";
    public const string MailTroubleTitle = "mail.troubleTitle";
    public const string MailTroubleText = "mail.troubleText";

    public const string PreviewTitle = "preview.title";
    public const string PreviewIntro = "preview.intro";
    public const string PreviewTotal = "preview.total";
    public const string PreviewGroups = "preview.groups";
    public const string PreviewGroupsNote = "preview.groupsNote";
    public const string PreviewCountries = "preview.countries";
    public const string PreviewMoreRows = "preview.moreRows";
    public const string PreviewCountryUnknown = "preview.countryUnknown";
    public const string PreviewLeftOut = "preview.leftOut";
    public const string PreviewLeftOutNone = "preview.leftOutNone";
    public const string PreviewLeftOutGuests = "preview.leftOut.guests";
    public const string PreviewLeftOutDisabled = "preview.leftOut.disabled";
    public const string PreviewLeftOutNotOffered = "preview.leftOut.notOffered";
    public const string PreviewLeftOutDuplicates = "preview.leftOut.duplicates";
    public const string PreviewLeftOutExcluded = "preview.leftOut.excluded";
    public const string PreviewDefaults = "preview.defaults";
    public const string PreviewDue = "preview.due";
    public const string PreviewReminders = "preview.reminders";
    public const string PreviewNoReminders = "preview.noReminders";
    public const string PreviewHours = "preview.hours";
    public const string PreviewWayOutlook = "preview.wayOutlook";
    public const string PreviewWayBoth = "preview.wayBoth";
    public const string PreviewWayThen = "preview.wayThen";
    public const string PreviewMailMinutes = "preview.mailMinutes";
    public const string PreviewMailHours = "preview.mailHours";
    public const string PreviewNoAddress = "preview.noAddress";
    public const string PreviewWithoutSignIn = "preview.withoutSignIn";
    public const string PreviewProfiles = "preview.profiles";
    public const string PreviewProfileStrict = "preview.profileStrict";
    public const string PreviewProfileStandard = "preview.profileStandard";
    public const string PreviewProfileOpen = "preview.profileOpen";
    public const string PreviewVerified = "preview.verified";
    public const string PreviewOverdue = "preview.overdue";
    public const string PreviewLanguage = "preview.language";
    public const string PreviewNotReviewed = "preview.notReviewed";
    public const string PreviewInEnglish = "preview.inEnglish";
    public const string PreviewOrganisation = "preview.organisation";
    public const string PreviewNotice = "preview.notice";
    public const string PreviewNoticeNote = "preview.noticeNote";
    public const string PreviewSend = "preview.send";
    public const string PreviewTest = "preview.test";
    public const string PreviewCancel = "preview.cancel";

    public const string RegionEuEea = "region.eu-eea";
    public const string RegionUnitedKingdom = "region.united-kingdom";
    public const string RegionSwitzerland = "region.switzerland";
    public const string RegionCanada = "region.canada";
    public const string RegionHongKong = "region.hong-kong";
    public const string RegionElsewhere = "region.elsewhere";

    public const string ProgressTitle = "progress.title";
    public const string ProgressTitleDone = "progress.titleDone";
    public const string ProgressSent = "progress.sent";
    public const string ProgressRate = "progress.rate";
    public const string ProgressRateSoon = "progress.rateSoon";
    public const string ProgressNoRate = "progress.noRate";
    public const string ProgressAnswered = "progress.answered";
    public const string ProgressUpdated = "progress.updated";

    public const string TotalsHeading = "totals.heading";
    public const string TotalsAudience = "totals.audience";
    public const string TotalsDelivered = "totals.delivered";
    public const string TotalsPending = "totals.pending";
    public const string TotalsRetrying = "totals.retrying";
    public const string TotalsUnreachable = "totals.unreachable";
    public const string TotalsFailed = "totals.failed";
    public const string TotalsRecalled = "totals.recalled";
    public const string TotalsLeft = "totals.left";
    public const string TotalsAnswers = "totals.answers";
    public const string TotalsAnswered = "totals.answered";
    public const string TotalsOutstanding = "totals.outstanding";
    public const string TotalsHelp = "totals.help";
    public const string TotalsKinds = "totals.kinds";
    public const string TotalsUnreachableHeading = "totals.unreachableHeading";

    public const string UnreachableAppMissing = "unreachable.appMissing";
    public const string UnreachableAppBlocked = "unreachable.appBlocked";
    public const string UnreachableAppNotAllowed = "unreachable.appNotAllowed";
    public const string UnreachableNoTeams = "unreachable.noTeams";
    public const string UnreachableNoMail = "unreachable.noMail";
    public const string UnreachableAccountGone = "unreachable.accountGone";
    public const string UnreachableOther = "unreachable.other";

    public const string CompletionSendingEnded = "completion.sendingEnded";
    public const string CompletionDue = "completion.due";
    public const string CompletionAllAnswered = "completion.allAnswered";
    public const string CompletionClosed = "completion.closed";
    public const string CompletionAllReached = "completion.allReached";
    public const string CompletionSomeUnreached = "completion.someUnreached";
    public const string CompletionReasonAppMissing = "completion.reason.appMissing";
    public const string CompletionReasonAppBlocked = "completion.reason.appBlocked";
    public const string CompletionReasonAppNotAllowed = "completion.reason.appNotAllowed";
    public const string CompletionReasonNoTeams = "completion.reason.noTeams";
    public const string CompletionReasonNoMail = "completion.reason.noMail";
    public const string CompletionReasonAccountGone = "completion.reason.accountGone";
    public const string CompletionReasonOther = "completion.reason.other";

    public const string StatusList = "status.list";
    public const string StatusListEmpty = "status.listEmpty";
    public const string StatusListLine = "status.listLine";
    public const string StatusListHint = "status.listHint";
    public const string StatusListMore = "status.listMore";
    public const string StatusOne = "status.one";
    public const string StatusDraft = "status.draft";
    public const string StatusSending = "status.sending";
    public const string StatusRunning = "status.running";
    public const string StatusPaused = "status.paused";
    public const string StatusClosed = "status.closed";
    public const string StatusWithdrawn = "status.withdrawn";
    public const string StatusNext = "status.next";

    public const string ManagerTitle = "manager.title";
    public const string ManagerExact = "manager.exact";
    public const string ManagerRounded = "manager.rounded";
    public const string ManagerFew = "manager.few";
    public const string ManagerHalf = "manager.half";
    public const string ManagerMost = "manager.most";
    public const string ManagerAlmostAll = "manager.almostAll";
    public const string ManagerTogetherTitle = "manager.togetherTitle";
    public const string ManagerTogether = "manager.together";
    public const string ManagerTooFew = "manager.tooFew";
    public const string ManagerUnitFew = "manager.unit.few";
    public const string ManagerUnitHalf = "manager.unit.half";
    public const string ManagerUnitMost = "manager.unit.most";
    public const string ManagerUnitAlmostAll = "manager.unit.almostAll";
    public const string ManagerAsOf = "manager.asOf";
    public const string ManagerNudge = "manager.nudge";
    public const string ManagerNudgeNote = "manager.nudgeNote";

    public const string HelpTitle = "help.title";
    public const string HelpEverybody = "help.everybody";
    public const string HelpHr = "help.hr";
    public const string HelpManagers = "help.managers";
    public const string HelpNote = "help.note";
    public const string HelpTextHelp = "help.text.help";
    public const string HelpTextNotice = "help.text.notice";
    public const string HelpTextChecklist = "help.text.checklist";
    public const string HelpTextPolicyNote = "help.text.policyNote";
    public const string HelpTextEraseMe = "help.text.eraseMe";
    public const string HelpTextDoctor = "help.text.doctor";
    public const string HelpTextVerify = "help.text.verify";
    public const string HelpTextMyData = "help.text.myData";
    public const string HelpTextTemplates = "help.text.templates";
    public const string HelpTextStart = "help.text.start";
    public const string HelpTextStatus = "help.text.status";
    public const string HelpTextManagerStatus = "help.text.managerStatus";
    public const string HelpTextCampaigns = "help.text.campaigns";
    public const string HelpTextRemind = "help.text.remind";
    public const string HelpTextClose = "help.text.close";

    public const string TemplatesTitle = "templates.title";
    public const string TemplatesEmpty = "templates.empty";
    public const string TemplatesLine = "templates.line";
    public const string TemplatesOverdue = "templates.overdue";
    public const string TemplatesAudience = "templates.audience";

    public const string StaffTitle = "staff.title";
    public const string StaffIntro = "staff.intro";
    public const string StaffOthers = "staff.others";
    public const string StaffSubject = "staff.subject";

    public const string VerifyReal = "verify.real";
    public const string VerifyUnknown = "verify.unknown";
    public const string VerifyUnknownText = "verify.unknownText";
    public const string VerifyClosed = "verify.closed";
    public const string VerifyStartedBy = "verify.startedBy";
    public const string VerifyStartedOn = "verify.startedOn";
    public const string VerifyDue = "verify.due";
    public const string VerifyLink = "verify.link";
    public const string VerifyLinks = "verify.links";
    public const string VerifyNoLink = "verify.noLink";
    public const string VerifyNote = "verify.note";

    public const string EraseMeTitle = "eraseMe.title";
    public const string EraseMeClosed = "eraseMe.closed";
    public const string EraseMeRunning = "eraseMe.running";
    public const string EraseMeStays = "eraseMe.stays";
    public const string EraseMeButton = "eraseMe.button";
    public const string EraseMeOpenTitle = "eraseMe.openTitle";
    public const string EraseMeWaits = "eraseMe.waits";
    public const string EraseMeUntil = "eraseMe.until";
    public const string EraseMeDoneTitle = "eraseMe.doneTitle";
    public const string EraseMeDone = "eraseMe.done";

    public const string DoctorTitle = "doctor.title";
    public const string DoctorNoTroubles = "doctor.noTroubles";
    public const string DoctorAllWell = "doctor.allWell";
    public const string DoctorWrong = "doctor.wrong";
    public const string DoctorGood = "doctor.good";
    public const string DoctorSetup = "doctor.setup";
    public const string DoctorChecking = "doctor.checking";
    public const string DoctorChecked = "doctor.checked";
    public const string DoctorSince = "doctor.since";

    public const string MydataTitle = "mydata.title";
    public const string MydataNone = "mydata.none";
    public const string MydataDirectory = "mydata.directory";
    public const string MydataName = "mydata.name";
    public const string MydataMail = "mydata.mail";
    public const string MydataId = "mydata.id";
    public const string MydataLanguage = "mydata.language";
    public const string MydataCountry = "mydata.country";
    public const string MydataDepartment = "mydata.department";
    public const string MydataManager = "mydata.manager";
    public const string MydataUnknown = "mydata.unknown";
    public const string MydataTeams = "mydata.teams";
    public const string MydataTeamsYes = "mydata.teamsYes";
    public const string MydataTeamsNo = "mydata.teamsNo";
    public const string MydataNotices = "mydata.notices";
    public const string MydataAnswered = "mydata.answered";
    public const string MydataNotAnswered = "mydata.notAnswered";
    public const string MydataAttempts = "mydata.attempts";
    public const string MydataUntil = "mydata.until";
    public const string MydataUntilClose = "mydata.untilClose";
    public const string MydataNever = "mydata.never";

    public const string DocumentSource = "document.source";

    public const string DocumentSources = "document.sources";
    public const string DocumentReview = "document.review";
    public const string DocumentReviewText = "document.reviewText";
    public const string DocumentChecked = "document.checked";
    public const string DocumentMarkOrganisation = "document.mark.organisation";
    public const string DocumentMarkAuthority = "document.mark.authority";
    public const string DocumentMarkCopy = "document.mark.copy";
    public const string DocumentMarkPress = "document.mark.press";
    public const string DownloadsNoAddress = "downloads.noAddress";
    public const string DownloadsNoFonts = "downloads.noFonts";
    public const string DownloadsPdfA4 = "downloads.pdfA4";
    public const string DownloadsPdfLetter = "downloads.pdfLetter";
    public const string DownloadsPdf = "downloads.pdf";
    public const string DownloadsPage = "downloads.page";
    public const string DownloadsText = "downloads.text";
    public const string DownloadsMail = "downloads.mail";
    public const string DownloadsPost = "downloads.post";
    public const string ChecklistTitle = "checklist.title";
    public const string ChecklistSubject = "checklist.subject";
    public const string ChecklistSteps = "checklist.steps";
    public const string ChecklistLink = "checklist.link";
    public const string ChecklistAnswer = "checklist.answer";
    public const string ChecklistKnow = "checklist.know";
    public const string PolicyTitle = "policy.title";
    public const string PolicyIntro = "policy.intro";
    public const string PolicyOpen = "policy.open";
    public const string PolicyHere = "policy.here";
    public const string PolicyWrite = "policy.write";
    public const string PolicyOrganisation = "policy.organisation";
    public const string PolicyRegions = "policy.regions";
    public const string PolicyPages = "policy.pages";
    public const string PolicySeats = "policy.seats";
    public const string PolicyCouncil = "policy.council";
    public const string PolicyContact = "policy.contact";
    public const string PolicyWritten = "policy.written";
    public const string PolicyReview = "policy.reviewBy";
    public const string PolicyYes = "policy.yes";
    public const string PolicyNo = "policy.no";
    public const string PolicyUnsure = "policy.unsure";
    public const string PolicyRegionEuEea = "policy.region.eu-eea";
    public const string PolicyRegionUnitedKingdom = "policy.region.united-kingdom";
    public const string PolicyRegionSwitzerland = "policy.region.switzerland";
    public const string PolicyRegionCanada = "policy.region.canada";
    public const string PolicyRegionHongKong = "policy.region.hong-kong";
    public const string PolicyRegionElsewhere = "policy.region.elsewhere";
    public const string PolicyAskOrganisation = "policy.ask.organisation";
    public const string PolicyAskRegions = "policy.ask.regions";
    public const string PolicyAskPages = "policy.ask.pages";
    public const string PolicyAskSeats = "policy.ask.seats";
    public const string PolicyAskCouncil = "policy.ask.council";
    public const string PolicyAskContact = "policy.ask.contact";
    public const string PolicyAskMail = "policy.ask.mail";
    public const string PolicyAskLanguage = "policy.ask.language";
    public const string PolicyWrongOrganisation = "policy.wrong.organisation";
    public const string PolicyWrongRegions = "policy.wrong.regions";
    public const string PolicyWrongChoice = "policy.wrong.choice";
    public const string PolicyWrongSeats = "policy.wrong.seats";
    public const string PolicyWrongContact = "policy.wrong.contact";
    public const string PolicyWrongMail = "policy.wrong.mail";
    public const string PolicyWrongLanguage = "policy.wrong.language";
    public const string PolicyReadyTitle = "policy.ready.title";
    public const string PolicyReadyText = "policy.ready.text";
    public const string PolicyReadyNoAddress = "policy.ready.noAddress";
    public const string DownloadUnknownTemplate = "download.unknownTemplate";
    public const string DownloadUnknownFile = "download.unknownFile";
    public const string DownloadUnknownRegion = "download.unknownRegion";
    public const string DownloadUnknownPaper = "download.unknownPaper";
    public const string DownloadNoFonts = "download.noFonts";
    public const string DownloadBusy = "download.busy";
    public const string DownloadExpired = "download.expired";
    public const string DownloadForged = "download.forged";
    public const string DownloadTemplateGone = "download.templateGone";

    public const string MessageSuggestions = "message.suggestions";

    public const string EdgeTurnFailed = "edge.turnFailed";
    public const string EdgeTurnTimedOut = "edge.turnTimedOut";

    public const string EmptyAudienceTitle = "reply.emptyAudience.title";
    public const string EmptyAudienceText = "reply.emptyAudience.text";
    public const string EmptyAudienceNotOffered = "reply.emptyAudience.notOffered";
    public const string ReplyUnreadableTitle = "reply.unreadable.title";
    public const string ReplyUnreadableText = "reply.unreadable.text";
}
