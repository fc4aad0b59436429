using TeamsOptOutBot.Microsoft365.Cards;

namespace TeamsOptOutBot.Hosting;

/// <summary>Finds the folder <c>adaptive-cards</c>: beside the program when published, at the top of a checkout in development.</summary>
internal static class CardFolder
{
    private const string Name = "adaptive-cards";

    public static string Find(string contentRoot)
    {
        string[] places = [Path.Combine(AppContext.BaseDirectory, Name), Path.Combine(contentRoot, Name), Path.Combine(contentRoot, "..", "..", Name)];
        return places.FirstOrDefault(Directory.Exists)
            ?? throw new CardTemplateException($"The folder {Name} with the cards and campaign texts is missing; it belongs beside the program ({AppContext.BaseDirectory}).");
    }
}
