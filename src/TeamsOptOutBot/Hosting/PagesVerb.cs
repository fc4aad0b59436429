using TeamsOptOutBot.AnswerPage;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Microsoft365.Cards;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Hosting;

/// <summary>
/// <c>TeamsOptOutBot pages DIR [ADAPTIVE-CARDS]</c>: writes the answer page in every state, a folder a language, and ends. Needs no
/// tenant and no database. Checks from outside read them.
/// </summary>
internal sealed class PagesVerb : IVerb
{
    public string Name => "pages";

    public string Does => "writes the page behind the links in mails in every language and state into a folder";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (arguments.Count is not (1 or 2))
        {
            await errors.WriteLineAsync("Write: pages DIR, and after it the folder adaptive-cards where it is not the service's own.");
            return 2;
        }

        try
        {
            await WriteAsync(arguments[0], arguments.Count > 1 ? arguments[1] : CardFolder.Find(Directory.GetCurrentDirectory()), cancellationToken);
            return 0;
        }
        catch (Exception fault) when (fault is TextCatalogueException or CardTemplateException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync("The pages cannot be written: " + fault.Message);
            return 1;
        }
    }

    private static async Task WriteAsync(string target, string folder, CancellationToken cancellationToken)
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
