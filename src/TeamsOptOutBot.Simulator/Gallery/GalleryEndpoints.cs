using TeamsOptOutBot.Simulator.Control;

namespace TeamsOptOutBot.Simulator.Gallery;

/// <summary><c>GET /gallery</c>: the page; <c>GET /gallery/cards/FILE</c>: <c>index.json</c> and one file a language.</summary>
internal static class GalleryEndpoints
{
    public static void MapGallery(this WebApplication app, string page)
    {
        app.MapGet("/gallery", () => Results.File(Path.Combine(page, "gallery.html"), "text/html; charset=utf-8"));
        app.MapGet("/gallery/cards/{file}", CardsAsync);
    }

    private static async Task<IResult> CardsAsync(string file, GalleryCards cards, CancellationToken cancellationToken)
    {
        try
        {
            return await cards.FileAsync(file, cancellationToken) is { } path ? Results.File(path, "application/json") : ControlAnswers.Refuse(404, $"The gallery has no {file}.");
        }
        catch (SimulatorException refused)
        {
            return ControlAnswers.Refuse(503, refused.Message);
        }
    }
}
