using System.Text.Json.Nodes;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Privacy.Profiles;

namespace TeamsOptOutBot.Tests.Cards;

/// <summary>One of each card as a company of 60 sees it, by the name of its sample file.</summary>
internal static class CardCases
{
    public static readonly CampaignTemplateLibrary Library = CampaignTemplateLibrary.Load(Path.Combine(Repository.AdaptiveCards, "campaigns"));

    public static readonly CampaignTemplate LinkedIn = Library.Find("linkedin-ai")!;

    public static readonly Contact Contact = new("Ada Lovelace", "ada@contoso.example");

    public static readonly DateOnly Due = new(2026, 12, 14);

    public static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 5, 0, TimeSpan.FromHours(1));

    public static readonly NoticeFacts Notice = new(LinkedIn, "en", Region.EuEea, PrivacyProfile.Strict, 7, 1, Due, 30, ["Recruiters", "Page Admins"], Contact);

    public static readonly CampaignFigures Figures = new(
        new DeliveryTotals(Audience: 60, Delivered: 55, Pending: 1, Retrying: 1, Unreachable: 3, Failed: 0, Recalled: 0),
        Answered: 52,
        HelpWanted: 1,
        new AnswerCounts(LinkedIn, [new AnswerCount(AnswerKind.Done, 31), new AnswerCount(AnswerKind.KeptAsIs, 14), new AnswerCount(AnswerKind.NotApplicable, Count: null), new AnswerCount(AnswerKind.RatherNotSay, Count: null)]),
        [new UnreachableCount(UnreachableReason.AppBlocked, 2), new UnreachableCount(UnreachableReason.NoTeams, 1)]);

    private static readonly AnsweredFacts Answered = new(LinkedIn, "en", PrivacyProfile.Strict, 7, 1, Due, 30, Contact);

    private static readonly StatusFacts Status = new("en", "linkedin-ai", CampaignState.Running, Due, EndedOn: null, Now.AddDays(7), Figures, Now);

    public static IReadOnlyDictionary<string, Func<CardBook, JsonObject>> All { get; } = new SortedDictionary<string, Func<CardBook, JsonObject>>(StringComparer.Ordinal)
    {
        ["notice.main"] = cards => cards.Notice(Notice),
        ["notice.reminder"] = cards => cards.Notice(Notice with { Region = Region.UnitedKingdom, Profile = PrivacyProfile.Standard, Reminder = 1, Reminders = 2 }),
        ["notice.elsewhere"] = cards => cards.Notice(Notice with { Region = Region.Elsewhere, Profile = PrivacyProfile.Open }),
        ["notice.sections"] = cards => cards.Notice(Notice with { Template = Library.Find("ai-assistants")! }),
        ["notice.questions"] = cards => cards.Notice(Notice with { Template = Library.Find("policy-attestation")! }),
        ["notice.nolink"] = cards => cards.Notice(Notice with { Template = Library.Find("exposed-password")! }),
        ["notice.onlyhelp"] = cards => cards.NoticeMore(Notice with { Template = Library.Find("policy-attestation")! }),
        ["notice.more"] = cards => cards.NoticeMore(Notice),
        ["notice.help"] = cards => cards.NoticeHelp(Notice),
        ["answered.own"] = cards => cards.Answered(Answered with { Answer = AnswerKind.Done, AnsweredAt = Now }),
        ["answered.stored"] = cards => cards.Answered(Answered),
        ["closed.answered"] = cards => cards.Closed(new ClosedFacts(LinkedIn, "en", Due, Withdrawn: false, Answered: true, 30, Contact)),
        ["closed.nolink"] = cards => cards.Closed(new ClosedFacts(Library.Find("exposed-password")!, "en", Due, Withdrawn: false, Answered: false, 30, Contact)),
        ["closed.withdrawn"] = cards => cards.Closed(new ClosedFacts(LinkedIn, "en", Due, Withdrawn: true, Answered: null, 30, Contact)),
        ["preview.sixty"] = cards => cards.Preview(Preview),
        ["preview.questions"] = cards => cards.Preview(Preview with { Notice = Notice with { Template = Library.Find("policy-attestation")! } }),
        ["preview.overdue"] = cards => cards.Preview(Preview with { Today = new DateOnly(2027, 3, 1), LeftOut = new LeftOut(0, 0, 0, 0), ReminderDays = [], Profiles = [new ProfileCount(PrivacyProfile.Open, 1)], Recipients = 1 }),
        ["progress.sending"] = cards => cards.Progress(new ProgressFacts("en", "linkedin-ai", Sending, 41.5, TimeSpan.FromSeconds(90), Ended: false, Now)),
        ["progress.start"] = cards => cards.Progress(new ProgressFacts("en", "linkedin-ai", new CampaignFigures(new DeliveryTotals(60, 0, 60, 0, 0, 0, 0), 0, 0, Kinds: null, []), PerSecond: null, Left: null, Ended: false, Now)),
        ["progress.ended"] = cards => cards.Progress(new ProgressFacts("en", "linkedin-ai", Figures, PerSecond: null, Left: null, Ended: true, Now)),
        ["completion.due"] = cards => cards.Completion(new CompletionFacts("en", LinkedIn, "linkedin-ai", CompletionReason.DueDate, Figures, Now)),
        ["completion.all"] = cards => cards.Completion(new CompletionFacts("en", LinkedIn, "linkedin-ai", CompletionReason.AllAnswered, new CampaignFigures(new DeliveryTotals(60, 60, 0, 0, 0, 0, 0), 60, 0, Kinds: null, []), Now)),
        ["status-list.two"] = cards => cards.StatusList(new StatusListFacts("en",
        [
            new CampaignLine("linkedin-ai", CampaignState.Running, Due, EndedOn: null, Figures.Delivery, 52),
            new CampaignLine("linkedin-ai (spring)", CampaignState.Closed, new DateOnly(2026, 5, 4), new DateOnly(2026, 5, 6), new DeliveryTotals(1_200, 1_190, 0, 0, 8, 2, 0), 1_101),
        ])),
        ["status-list.none"] = cards => cards.StatusList(new StatusListFacts("en", [])),
        ["status-one.running"] = cards => cards.Status(Status),
        ["status-one.closed"] = cards => cards.Status(Status with { State = CampaignState.Closed, EndedOn = Due, NextReminder = null }),
        ["manager-status.rounded"] = cards => cards.ManagerStatus(Manager(new ManagerNumber.Rounded(85, 42))),
        ["manager-status.exact"] = cards => cards.ManagerStatus(Manager(new ManagerNumber.Exact(17, 24))),
        ["manager-status.words"] = cards => cards.ManagerStatus(Manager(new ManagerNumber.InWords(AnsweredShare.Half, 9))),
        ["manager-status.few"] = cards => cards.ManagerStatus(Manager(new ManagerNumber.TooFew("Talent Acquisition", AnsweredShare.Most))),
        ["help.hr"] = cards => cards.Help(new HelpFacts("en", IsHr: true, IsManager: true, "linkedin-ai", "Recruiters, \"Page Admins\"")),
        ["help.employee"] = cards => cards.Help(new HelpFacts("en", IsHr: false, IsManager: false, "linkedin-ai", "Recruiters")),
        ["templates.all"] = cards => cards.Templates(new TemplatesFacts("en", Library.All, new DateOnly(2026, 11, 23))),
        ["templates.overdue"] = cards => cards.Templates(new TemplatesFacts("en", Library.All, new DateOnly(2027, 11, 23))),
        ["staff-notice.meta-ai-objection"] = cards => cards.StaffNotice(new StaffNoticeFacts("en", Library.Find("meta-ai-objection")!, [])),
        ["staff-notice.linkedin-ai"] = cards => cards.StaffNotice(new StaffNoticeFacts("en", LinkedIn, ["copilot-training", "x-grok"])),
        ["verify.real"] = cards => cards.Verify(new VerifyFacts("en", "linkedin-ai", new VerifiedCampaign("linkedin-ai", "Grace Hopper", new DateOnly(2026, 11, 23), Due, LinkedIn.OpenedLinks, Ended: false))),
        ["verify.nolink"] = cards => cards.Verify(new VerifyFacts("en", "exposed-password", new VerifiedCampaign("exposed-password", "Grace Hopper", new DateOnly(2026, 11, 23), Due, [], Ended: false))),
        ["verify.links"] = cards => cards.Verify(new VerifyFacts("en", "meta-ai-objection", new VerifiedCampaign("meta-ai-objection", "Grace Hopper", new DateOnly(2026, 11, 23), Due, Library.Find("meta-ai-objection")!.OpenedLinks, Ended: true))),
        ["staff-notice.downloads"] = cards => cards.StaffNotice(new StaffNoticeFacts("en", LinkedIn, [], HandOuts.Links("staff-notice.txt", "staff-notice.html", "teams-post.html"))),
        ["checklist.downloads"] = cards => cards.Checklist(new ChecklistFacts("en", LinkedIn, Region.Canada, HandOuts.Links("checklist.pdf", "checklist.html"))),
        ["checklist.none"] = cards => cards.Checklist(new ChecklistFacts("en", LinkedIn, Region.EuEea, new Downloads([], "There are no downloads: IT has not set the address of this service (Service:PublicUrl)."))),
        ["policy-note.linkedin-ai"] = cards => cards.PolicyNote(new PolicyNoteFacts("en", "linkedin-ai", "LinkedIn AI data setting")),
        ["policy-note-form.dialog"] = cards => cards.PolicyNoteForm(HandOuts.Form(problem: null, inDialog: true)),
        ["policy-note-form.chat"] = cards => cards.PolicyNoteForm(HandOuts.Form("Choose at least one region.", inDialog: false)),
        ["policy-note-ready.links"] = cards => cards.PolicyNoteReady(new PolicyNoteReadyFacts("en", "Read it through before you use it.", [], HandOuts.Links("policy-note.pdf", "policy-note.html", "policy-note.txt"))),
        ["policy-note-ready.text"] = cards => cards.PolicyNoteReady(new PolicyNoteReadyFacts("en", "Here it is as text to copy.", [(true, "What has changed"), (false, "• One thing."), (false, "☐ Another.")], Downloads.None)),
        ["verify.unknown"] = cards => cards.Verify(new VerifyFacts("en", "linkedln-ai", Campaign: null)),
        ["my-data.recipient"] = cards => cards.MyData(new MyDataFacts(
            "en",
            new StoredPerson("3f0c2f3e-5c57-4c6e-9a52-0d3f6d1f2a10", "Jonas Weber", "jonas.weber@contoso.example", "de-DE", "DE", "Talent Acquisition", "Grace Hopper"),
            HasConversation: true,
            [new StoredNotice("linkedin-ai", "I've opted out", Now, 2, ErasedOn: null, 30), new StoredNotice("linkedin-ai (spring)", Answer: null, AnsweredAt: null, 1, new DateOnly(2026, 6, 5), 30)])),
        ["my-data.none"] = cards => cards.MyData(new MyDataFacts("en", Person: null, HasConversation: false, [])),
        ["why.steps"] = cards => cards.Why(new WhyFacts("en", "Jonas Weber", [
            new WhyNotice("linkedin-ai",
            [
                new WhyStep(Now, WhyEvent.Entered), new WhyStep(Now.AddSeconds(2), WhyEvent.Installing), new WhyStep(Now.AddSeconds(9), WhyEvent.Throttled), new WhyStep(Now.AddSeconds(20), WhyEvent.AnswerLost),
                new WhyStep(Now.AddMinutes(1), WhyEvent.Delivered), new WhyStep(Now.AddDays(7), WhyEvent.ReminderEntered), new WhyStep(Now.AddDays(7).AddSeconds(3), WhyEvent.ReminderDelivered),
            ], Wait: null, Answered: true, Answer: null, HelpWanted: true, LeftAt: null),
            new WhyNotice("linkedin-ai (spring)", [new WhyStep(Now.AddDays(-200), WhyEvent.Entered), new WhyStep(Now.AddDays(-200), WhyEvent.AppBlocked)], Wait: null, Answered: false, Answer: null, HelpWanted: false, Now.AddDays(-190)),
        ])),
        ["why.many"] = cards => cards.Why(new WhyFacts("en", "Jonas Weber", [.. Enumerable.Range(1, 7).Select(number => new WhyNotice(
            $"linkedin-ai-{number}", [.. Enumerable.Range(0, 20).Select(minute => new WhyStep(Now.AddMinutes(minute), minute == 0 ? WhyEvent.Entered : WhyEvent.Busy))],
            new WhyWait(Sending: false, number == 1 ? Now.AddMinutes(21) : null), Answered: true, "I've opted out", HelpWanted: false, LeftAt: null))])),
        ["why.none"] = cards => cards.Why(new WhyFacts("en", "Jonas Weber", [])),
        ["erase-me.asking"] = cards => cards.EraseMe(new EraseMeFacts("en", AskedAt: null, [], Erased: false, Contact)),
        ["erase-me.waits"] = cards => cards.EraseMe(new EraseMeFacts("en", Now, ["linkedin-ai", "copilot-training"], Erased: false, Contact)),
        ["erase-me.done"] = cards => cards.EraseMe(new EraseMeFacts("en", Now, [], Erased: true, Contact)),
        ["doctor.well"] = cards => cards.Doctor(new DoctorFacts("en", Now, [], ["Token for the Bot Connector", "Clock of this machine", "Database"])),
        ["doctor.wrong"] = cards => cards.Doctor(new DoctorFacts(
            "en",
            Now,
            [
                new DoctorLine("Since: 23 November 2026, 14:05 UTC+01:00", "Recruiters: The permission GroupMember.ReadBasic.All is missing.", "Grant the application permission GroupMember.ReadBasic.All to the app registration in Entra and give admin consent."),
                new DoctorLine("Public address", "https://notices.contoso.example does not lead to this service.", "Point name, firewall and proxy to it; the bot's messaging endpoint in Azure is https://notices.contoso.example/api/messages."),
            ],
            ["Token for the Bot Connector", "Clock of this machine", "Database"])),
        ["message.refused"] = cards => cards.Message(new MessageFacts("en", "Only HR can do that", "Campaigns are started by members of the group HR.", ["status", "help"])),
    };

    private static PreviewFacts Preview => new(
        "en",
        7,
        60,
        [new NamedCount("Recruiters", 41), new NamedCount("Page Admins", 24)],
        [new CountryCount("DE", 30), new CountryCount("FR", 18), new CountryCount(Country: null, 12)],
        [new NamedCount("en-GB", 50), new NamedCount("", 5), new NamedCount("fi-FI", 5)],
        new LeftOut(Guests: 2, Disabled: 1, Duplicates: 5, Excluded: 0),
        21,
        [7, 14],
        new TimeOnly(9, 0),
        new TimeOnly(17, 0),
        [new ProfileCount(PrivacyProfile.Strict, 48), new ProfileCount(PrivacyProfile.Standard, 12)],
        new DateOnly(2026, 11, 23),
        Notice);

    private static CampaignFigures Sending => new(
        new DeliveryTotals(Audience: 12_000, Delivered: 8_100, Pending: 3_850, Retrying: 30, Unreachable: 19, Failed: 1, Recalled: 0),
        Answered: 640,
        HelpWanted: 0,
        Kinds: null,
        [new UnreachableCount(UnreachableReason.AppMissing, 18), new UnreachableCount(UnreachableReason.Other, 1)],
        Waits: [new WaitCount(WaitReason.Throttled, 12), new WaitCount(WaitReason.AnswerLost, 18)]);

    private static ManagerStatusFacts Manager(ManagerNumber number) => new("en", "linkedin-ai", 7, number, CanNudge: true, Now);
}
