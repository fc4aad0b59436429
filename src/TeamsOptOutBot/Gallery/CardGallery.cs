using System.Text.Json.Nodes;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Gallery;

/// <summary>Every card in every state, as the service makes them, with the facts of a made-up company: for looking at, and for checks from outside.</summary>
internal sealed class CardGallery(CardBook book, CampaignTemplateLibrary library, string language)
{
    private static readonly Contact Contact = new("Ada Lovelace", "ada.lovelace@contoso.example");
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateOnly Due = new(2026, 12, 8);
    private const string NotTried = "setup.check." + HealthChecks.NoAddress;
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 14, 5, 0, TimeSpan.FromHours(1));

    private readonly CampaignTemplate first = library.Find("linkedin-ai") ?? library.All.First();

    /// <summary>How many people of the made-up company each reason keeps out of reach.</summary>
    private static readonly int[] Unreachable = [21, 14, 11, 8, 5, 4, 3];

    private static CampaignFigures Draft { get; } = new(new DeliveryTotals(1_260, 0, 1_260, 0, 0, 0, 0), 0, 0, Kinds: null, []);

    private CampaignFigures Sending => Figures(delivered: 640, pending: 520, retrying: 33, answered: 212, help: 4, done: 160, kept: 46) with
    {
        Waits = [.. Enum.GetValues<WaitReason>().Select((reason, index) => new WaitCount(reason, (index * 3) + 1))],
    };

    private CampaignFigures AlmostSent => Figures(delivered: 1_185, pending: 6, retrying: 2, answered: 402, help: 9, done: 301, kept: 95) with { Waits = [new WaitCount(WaitReason.Throttled, 2)] };

    private CampaignFigures Sent => Figures(delivered: 1_193, pending: 0, retrying: 0, answered: 1_102, help: 22, done: 831, kept: 264);

    private CampaignFigures Figures(int delivered, int pending, int retrying, int answered, int help, int done, int kept) => new(
        new DeliveryTotals(Audience: 1_260, delivered, pending, retrying, Unreachable.Sum(), Failed: 1, Recalled: 0),
        answered,
        help,
        new AnswerCounts(first, [.. first.Answers.Select((answer, index) => new AnswerCount(answer, index switch { 0 => done, 1 => kept, _ => null }))]),
        [.. Enum.GetValues<UnreachableReason>().Zip(Unreachable, (reason, people) => new UnreachableCount(reason, people))]);

    private CampaignFigures FiguresIn(CampaignState state) => state switch
    {
        CampaignState.Draft => Draft,
        CampaignState.Sending or CampaignState.Paused => Sending,
        _ => Sent,
    };

    public IEnumerable<GalleryCard> All() => [.. Notices(), .. Answers(), .. Previews(), .. Reports(), .. Managers(), .. Commands(), .. HandOuts()];

    private IEnumerable<GalleryCard> Notices()
    {
        foreach (var template in library.All)
        {
            foreach (var region in Enum.GetValues<Region>())
            {
                var facts = NoticeOf(template, region);
                yield return Of("notice", "main", template, region, book.Notice(facts));
                yield return Of("notice", "reminder", template, region, book.Notice(facts with { Reminder = 1, Reminders = 2, Profile = PrivacyProfile.Standard }));
                yield return Of("notice", "more", template, region, book.NoticeMore(facts));
                yield return Of("notice", "help", template, region, book.NoticeHelp(facts));
            }
        }
    }

    private IEnumerable<GalleryCard> Answers()
    {
        foreach (var template in library.All)
        {
            var facts = new AnsweredFacts(template, language, PrivacyProfile.Strict, 7, template.Version, Due, 30, Contact);
            foreach (var answer in template.Answers)
            {
                yield return Of("answered", $"own {answer}", template, null, book.Answered(facts with { Answer = answer, AnsweredAt = Now }));
            }

            yield return Of("answered", "stored", template, null, book.Answered(facts with { Profile = PrivacyProfile.Standard }));
            yield return Of("answered", "open profile", template, null, book.Answered(facts with { Profile = PrivacyProfile.Open }));
            yield return Of("closed", "answered", template, null, book.Closed(new ClosedFacts(template, language, Due, Withdrawn: false, Answered: true, 30, Contact)));
            yield return Of("closed", "not answered", template, null, book.Closed(new ClosedFacts(template, language, Due, Withdrawn: false, Answered: false, 1, Contact)));
            yield return Of("closed", "withdrawn", template, null, book.Closed(new ClosedFacts(template, language, Due, Withdrawn: true, Answered: null, 30, Contact)));
        }
    }

    private IEnumerable<GalleryCard> Previews()
    {
        foreach (var region in Enum.GetValues<Region>())
        {
            yield return Of("preview", "draft", first, region, book.Preview(PreviewOf(region)));
        }

        foreach (var (ways, mail) in new (string, MailFacts)[]
                 {
                     ("by mail", new MailFacts(Teams: false, null, TimeSpan.FromMinutes(42), 1, 0, WithoutSignIn: false)),
                     ("by both ways", new MailFacts(Teams: true, null, TimeSpan.FromHours(5), 2, 3, WithoutSignIn: true)),
                     ("mail after Teams", new MailFacts(Teams: true, 2, TimeSpan.FromMinutes(1), 2, 1, WithoutSignIn: false)),
                 })
        {
            yield return Of("preview", ways, first, Region.EuEea, book.Preview(PreviewOf(Region.EuEea) with { Mail = mail }));
        }

        var lonely = PreviewOf(Region.EuEea) with
        {
            Today = first.ReviewBy.AddDays(1),
            LeftOut = new LeftOut(0, 0, 0, 0),
            ReminderDays = [],
            Recipients = 1,
            Groups = [new NamedCount("Recruiters", 1)],
            Countries = [new CountryCount("DE", 1)],
            Languages = [new NamedCount("en-GB", 1)],
            DueInDays = 1,
            Profiles = [new ProfileCount(PrivacyProfile.Open, 1)],
        };
        yield return Of("preview", "review overdue", first, Region.EuEea, book.Preview(lonely));
    }

    private IEnumerable<GalleryCard> Reports()
    {
        var start = new CampaignFigures(new DeliveryTotals(60, 0, 60, 0, 0, 0, 0), 0, 0, Kinds: null, []);
        yield return Of("progress", "start", book.Progress(new ProgressFacts(language, "linkedin-ai", start, PerSecond: null, Left: null, Ended: false, Now)));
        yield return Of("progress", "sending", book.Progress(new ProgressFacts(language, "linkedin-ai", Sending, 4.6, TimeSpan.FromMinutes(2), Ended: false, Now)));
        yield return Of("progress", "almost done", book.Progress(new ProgressFacts(language, "linkedin-ai", AlmostSent, 1.6, TimeSpan.FromSeconds(5), Ended: false, Now)));
        yield return Of("progress", "ended", book.Progress(new ProgressFacts(language, "linkedin-ai", Sent, PerSecond: null, Left: null, Ended: true, Now)));
        foreach (var reason in Enum.GetValues<CompletionReason>())
        {
            var figures = reason == CompletionReason.AllAnswered ? new CampaignFigures(new DeliveryTotals(60, 60, 0, 0, 0, 0, 0), 60, 0, Kinds: null, []) : Sent;
            yield return Of("completion", reason.ToString(), first, null, book.Completion(new CompletionFacts(language, first, "linkedin-ai", reason, figures, Now)));
        }

        yield return Of("status-list", "none", book.StatusList(new StatusListFacts(language, [])));
        yield return Of("status-list", "many", book.StatusList(new StatusListFacts(
            language,
            [.. Enumerable.Range(0, 17).Select(number => new CampaignLine($"linkedin-ai-{number + 1}", (CampaignState)(number % 6), Due, number % 6 > 3 ? Due : null, FiguresIn((CampaignState)(number % 6)).Delivery, FiguresIn((CampaignState)(number % 6)).Answered))])));
        foreach (var state in Enum.GetValues<CampaignState>())
        {
            var ended = state is CampaignState.Closed or CampaignState.Withdrawn;
            yield return Of("status-one", state.ToString(), book.Status(new StatusFacts(language, "linkedin-ai", state, Due, ended ? Due : null, ended || state == CampaignState.Draft ? null : Now.AddDays(7), FiguresIn(state), Now)));
        }
    }

    private IEnumerable<GalleryCard> HandOuts() => new HandOutGallery(book, first, language).All().Select(card => Of(card.Card, card.State, first, card.Region, card.Json));

    private IEnumerable<GalleryCard> Managers()
    {
        yield return Of("manager-status", "exact", Manager(new ManagerNumber.Exact(17, 24)));
        yield return Of("manager-status", "rounded", Manager(new ManagerNumber.Rounded(85, 42)));
        yield return Of("manager-status", "together", Manager(new ManagerNumber.TooFew("Talent Acquisition", AnsweredShare.Half, OwnPeople: 6)));
        foreach (var share in Enum.GetValues<AnsweredShare>())
        {
            yield return Of("manager-status", $"words {share}", Manager(new ManagerNumber.InWords(share, 12)));
            yield return Of("manager-status", $"too few, unit {share}", Manager(new ManagerNumber.TooFew("Talent Acquisition", share)));
        }
    }

    private IEnumerable<GalleryCard> Commands()
    {
        yield return Of("help", "employee", book.Help(new HelpFacts(language, IsHr: false, IsManager: true, "linkedin-ai", "Recruiters")));
        yield return Of("help", "HR", book.Help(new HelpFacts(language, IsHr: true, IsManager: true, "linkedin-ai", "Recruiters, \"Page Admins\"")));
        yield return Of("templates", "all", book.Templates(new TemplatesFacts(language, library.All, Today)));
        yield return Of("templates", "review overdue", book.Templates(new TemplatesFacts(language, library.All, Today.AddYears(2))));
        yield return Of("templates", "none", book.Templates(new TemplatesFacts(language, [], Today)));
        foreach (var template in library.All)
        {
            yield return Of("staff-notice", "text", template, null, book.StaffNotice(new StaffNoticeFacts(language, template, [])));
        }

        var real = new VerifiedCampaign("linkedin-ai", "Grace Hopper", Today, Due, first.OpenedLinks, Ended: false);
        yield return Of("verify", "real", book.Verify(new VerifyFacts(language, "linkedin-ai", real)));
        yield return Of("verify", "closed", book.Verify(new VerifyFacts(language, "linkedin-ai", real with { Ended = true })));
        yield return Of("verify", "unknown", book.Verify(new VerifyFacts(language, "linkedln-ai", Campaign: null)));
        yield return Of("my-data", "nothing", book.MyData(new MyDataFacts(language, Person: null, HasConversation: false, [])));
        yield return Of("my-data", "recipient", book.MyData(new MyDataFacts(
            language,
            new StoredPerson("3f0c2f3e-5c57-4c6e-9a52-0d3f6d1f2a10", "Jonas Weber", "jonas.weber@contoso.example", "de-DE", "DE", Department: null, "Grace Hopper"),
            HasConversation: true,
            [
                new StoredNotice("linkedin-ai-2", first.TextsFor(language).Answers[first.Answers[0]], Now, 1, ErasedOn: null, 30),
                new StoredNotice("linkedin-ai", Answer: null, AnsweredAt: null, 3, Today.AddDays(12), 30),
            ])));
        yield return Of("why", "every step", book.Why(new WhyFacts(language, "Jonas Weber", [new WhyNotice("linkedin-ai", [.. Enum.GetValues<WhyEvent>().Take(12).Select((what, minute) => new WhyStep(Now.AddMinutes(minute), what))], new WhyWait(Sending: false, Now.AddHours(1)), Answered: true, Answer: null, HelpWanted: true, LeftAt: null)])));
        yield return Of("why", "every end", book.Why(new WhyFacts(language, "Jonas Weber", [new WhyNotice("linkedin-ai", [.. Enum.GetValues<WhyEvent>().Skip(12).Select((what, minute) => new WhyStep(Now.AddMinutes(minute), what))], Wait: null, Answered: false, Answer: null, HelpWanted: false, Now)])));
        yield return Of("why", "nothing", book.Why(new WhyFacts(language, "Jonas Weber", [])));
        var contact = new Contact("Ada Lovelace", "ada@contoso.example");
        yield return Of("erase-me", "asking", book.EraseMe(new EraseMeFacts(language, AskedAt: null, [], Erased: false, contact)));
        yield return Of("erase-me", "waits", book.EraseMe(new EraseMeFacts(language, Now, ["linkedin-ai", "copilot-training"], Erased: false, contact)));
        yield return Of("erase-me", "done", book.EraseMe(new EraseMeFacts(language, Now, [], Erased: true, contact)));
        var good = HealthTexts.Keys.Where(key => key.StartsWith("setup.check.", StringComparison.Ordinal) && key != NotTried).Select(key => book.Texts.Format(key, language)).ToList();
        yield return Of("doctor", "all well", book.Doctor(new DoctorFacts(language, Now, [], good, [book.Texts.Format(NotTried, language)])));
        foreach (var (number, piece) in HealthTexts.Keys.Where(key => key.EndsWith(".what", StringComparison.Ordinal)).Select(key => key[..^".what".Length]).Chunk(8).Index())
        {
            yield return Of("doctor", $"wrong {number + 1}", book.Doctor(new DoctorFacts(
                language, Now, [.. piece.Select(key => new DoctorLine(good[0], SampleTexts.Filled(book.Texts, key + ".what", language), SampleTexts.Filled(book.Texts, key + ".mend", language)))], good)));
        }

        foreach (var (state, title, text) in MessageTexts())
        {
            yield return Of("message", state, book.Message(new MessageFacts(language, title, text, [book.Texts.Word(CommandWordKeys.Status, language), book.Texts.Word(CommandWordKeys.Help, language)])));
        }
    }

    /// <summary>Every plain answer: all pairs of a title and a text, with something in place of what they are about.</summary>
    private IEnumerable<(string State, string Title, string Text)> MessageTexts() =>
        from key in book.Texts.Keys
        where key.StartsWith("reply.", StringComparison.Ordinal) && key.EndsWith(".title", StringComparison.Ordinal)
        let name = key[..^".title".Length]
        where book.Texts.Has(name + ".text")
        select (name, Filled(key), Filled(name + ".text"));

    private string Filled(string key) => SampleTexts.Filled(book.Texts, key, language);

    private JsonObject Manager(ManagerNumber number) => book.ManagerStatus(new ManagerStatusFacts(language, "linkedin-ai", 7, number, CanNudge: true, Now));

    private NoticeFacts NoticeOf(CampaignTemplate template, Region region) => new(
        template, language, region, PrivacyProfile.Strict, 7, template.Version, Due, 30, ["Recruiters", "Page Admins", "Talent Acquisition"], Contact);

    private PreviewFacts PreviewOf(Region region) => new(
        language, 7, 1_260, [new NamedCount("Recruiters", 841), new NamedCount("Page Admins", 424)],
        [new CountryCount("DE", 630), new CountryCount("HK", 418), new CountryCount("GB", 200), new CountryCount(Country: null, 12)], [new NamedCount("en-GB", 1_000), new NamedCount("", 60), new NamedCount("fi-FI", 200)],
        new LeftOut(Guests: 2, Disabled: 1, Duplicates: 5, Excluded: 3), 14, [7, 14], new TimeOnly(9, 0), new TimeOnly(17, 0),
        [new ProfileCount(PrivacyProfile.Strict, 1_048), new ProfileCount(PrivacyProfile.Standard, 212)], Today, NoticeOf(first, region));

    private static GalleryCard Of(string card, string state, JsonObject json) => new(card, state, null, null, json);

    private static GalleryCard Of(string card, string state, CampaignTemplate template, Region? region, JsonObject json) =>
        new(card, state, template.Id, region is { } where ? RegionNames.Of(where) : null, json);
}
