using Microsoft.Extensions.Options;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Links;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.AnswerPage;

/// <summary>Every state of the page as the service writes it, with the facts of a made-up company: for looking at, and for checks from outside.</summary>
internal sealed class PageGallery(CardBook book, CampaignTemplateLibrary library, string language)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 13, 5, 0, TimeSpan.Zero);
    private static readonly (string, string) Field = ("form", "sealed");

    private readonly AnswerPages _pages = new(
        new CampaignCards(book, library, Options.Create(new OrganisationOptions { Name = "Contoso", ContactName = "Ada Lovelace", ContactMail = "ada.lovelace@contoso.example" })),
        book, Options.Create(new ServiceOptions { PublicUrl = "https://notices.contoso.example" }));

    public IEnumerable<(string Name, HtmlPage Page)> All()
    {
        var number = 0;
        foreach (var template in library.All)
        {
            var open = Of(template, ++number, answer: null);
            var answered = Of(template, number, template.Answers[0]);
            yield return ($"notice-{template.Id}", _pages.Notice(open, Field, AnswerWay.AfterSignIn));
            if (number == 1)
            {
                yield return ("answered", _pages.Answered(answered, Field));
                yield return ("closed", _pages.Closed(open.Campaign, language));
                yield return ("notice-by-link", _pages.Notice(answered, Field, AnswerWay.ByLink, book.Texts.Format(Texts.TextKeys.NoticeChoose, language)));
                yield return ("waiting", _pages.Notice(Waiting(open), Field, AnswerWay.SignedIn, own: true));
                yield return ("test", _pages.Notice(open with { IsTest = true }, Field, AnswerWay.AfterSignIn));
                yield return ("notice-without-sign-in", _pages.Notice(open, Field, AnswerWay.Nowhere));
                yield return ("not-yours", _pages.NotYours(open, Field));
                yield return ("moment", _pages.Moment(language, new Uri("https://login.microsoftonline.com/contoso/oauth2/v2.0/authorize?client_id=1&state=2")));
                yield return ("refused", _pages.Refused(language, book.Texts.Format(AnswerPageKeys.RefusedOldForm, language), _pages.PageOf(open)));
                yield return ("ended", _pages.Refused(language, book.Texts.Format(AnswerPageKeys.RefusedEnded, language, ("date", DateOnly.FromDateTime(Now.Date)))));
                yield return ("failed", _pages.Failed(language));
            }
        }
    }

    /// <summary>Help is wanted, and a later reminder.</summary>
    private static LinkedNotice.Open Waiting(LinkedNotice.Open open) => open with
    {
        Recipient = new Recipient { CampaignId = open.Campaign.Id, PersonId = open.Person.Id, Profile = open.Recipient.Profile, JoinedAt = Now, HelpWanted = true, SnoozedUntil = Now.AddDays(2) },
    };

    private LinkedNotice.Open Of(CampaignTemplate template, int number, AnswerKind? answer) => new(
        new AnswerLink(number, 2, "202604.AbCdEf", EndedOn: null),
        new Campaign
        {
            Id = number,
            Name = template.Id,
            TemplateId = template.Id,
            TemplateVersion = template.Version,
            FrozenTemplate = FrozenTemplate.Freeze(template),
            Status = CampaignStatus.Running,
            DueDays = 14,
            ReminderDays = "7",
            GroupNames = "Recruiters\nPage Admins",
            CreatedAt = Now,
            StartedAt = Now,
            ClosedAt = Now,
        },
        new Person { Id = 2, AadId = Guid.Empty, Name = "Grace Hopper", Mail = "grace.hopper@contoso.example", Language = language, Country = "DE", RefreshedAt = Now },
        new Recipient { CampaignId = number, PersonId = 2, Profile = PrivacyProfile.Strict, JoinedAt = Now, Answer = answer, AnsweredAt = answer is null ? null : Now });
}
