using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Gallery;
using TeamsOptOutBot.Microsoft365.Cards;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Hosting;

/// <summary>
/// <c>TeamsOptOutBot cards DIR [ADAPTIVE-CARDS]</c>: writes every card in every state, one file a language, and ends. Needs no
/// tenant and no database. The simulator's gallery shows them, and checks from outside read them.
/// </summary>
internal sealed class CardsVerb : IVerb
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string Name => "cards";

    public string Does => "writes every card in every language and state into a folder, for the gallery";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (arguments.Count is not (1 or 2))
        {
            await errors.WriteLineAsync("Write: cards DIR, and after it the folder adaptive-cards where it is not the service's own.");
            return 2;
        }

        try
        {
            await WriteAsync(arguments[0], arguments.Count > 1 ? arguments[1] : CardFolder.Find(Directory.GetCurrentDirectory()));
            return 0;
        }
        catch (Exception fault) when (fault is TextCatalogueException or CardTemplateException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync("The cards cannot be written: " + fault.Message);
            return 1;
        }
    }

    private static async Task WriteAsync(string target, string folder)
    {
        var (book, library) = (CardBook.Load(folder), CampaignTemplateLibrary.Load(Path.Combine(folder, "campaigns")));
        Directory.CreateDirectory(target);
        var languages = new JsonArray();
        foreach (var tag in book.Texts.Languages.Select(language => language.Tag))
        {
            var cards = new CardGallery(book, library, tag).All().Select(card => (JsonNode)new JsonObject
            {
                ["card"] = card.Card,
                ["state"] = card.State,
                ["template"] = card.Template,
                ["region"] = card.Region,
                ["json"] = card.Json,
            });
            await File.WriteAllTextAsync(Path.Combine(target, tag + ".json"), new JsonArray([.. cards]).ToJsonString(Readable));
            languages.Add(tag);
        }

        await File.WriteAllTextAsync(Path.Combine(target, "index.json"), new JsonObject { ["languages"] = languages }.ToJsonString());
    }
}
