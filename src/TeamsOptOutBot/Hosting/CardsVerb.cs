using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Gallery;

namespace TeamsOptOutBot.Hosting;

/// <summary>
/// <c>TeamsOptOutBot cards DIR [ADAPTIVE-CARDS]</c>: writes every card in every state, one file a language, and ends. Needs no
/// tenant and no database. The simulator's gallery shows them, and checks from outside read them.
/// </summary>
internal sealed class CardsVerb : GalleryVerb
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public override string Name => "cards";

    public override string Does => "writes every card in every language and state into a folder, for the gallery";

    protected override async Task WriteAsync(string target, string folder, CancellationToken cancellationToken)
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
            await File.WriteAllTextAsync(Path.Combine(target, tag + ".json"), new JsonArray([.. cards]).ToJsonString(Readable), cancellationToken);
            languages.Add(tag);
        }

        await File.WriteAllTextAsync(Path.Combine(target, "index.json"), new JsonObject { ["languages"] = languages }.ToJsonString(), cancellationToken);
    }
}
