using TeamsOptOutBot.AnswerPage;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;

namespace TeamsOptOutBot.Hosting;

/// <summary>
/// <c>TeamsOptOutBot pages DIR [ADAPTIVE-CARDS]</c>: writes the answer page in every state, a folder a language, and ends. Needs no
/// tenant and no database. Checks from outside read them.
/// </summary>
internal sealed class PagesVerb : GalleryVerb
{
    public override string Name => "pages";

    public override string Does => "writes the page behind the links in mails in every language and state into a folder";

    protected override async Task WriteAsync(string target, string folder, CancellationToken cancellationToken)
    {
        var (book, library) = (CardBook.Load(folder, AnswerPageKeys.All), CampaignTemplateLibrary.Load(Path.Combine(folder, "campaigns")));
        foreach (var tag in book.Texts.Languages.Select(language => language.Tag))
        {
            var pages = Directory.CreateDirectory(Path.Combine(target, tag)).FullName;
            foreach (var (name, page) in new PageGallery(book, library, tag).All())
            {
                await File.WriteAllTextAsync(Path.Combine(pages, name + ".html"), page.ToString(), cancellationToken);
            }
        }

        await File.WriteAllTextAsync(Path.Combine(target, "content-security-policy.txt"), HtmlPage.SecurityPolicy, cancellationToken);
    }
}
