using System.Diagnostics;
using System.Text.Json.Nodes;
using Shouldly;

namespace TeamsOptOutBot.Outside.Cards;

/// <summary>Every card in every state and language, written by the service's own command <c>cards</c>.</summary>
internal sealed class GalleryCards : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cards-");

    public IReadOnlyList<string> Languages { get; private set; } = [];

    public static async Task<GalleryCards> WriteAsync()
    {
        var cards = new GalleryCards();
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        using var process = new Process();
        process.StartInfo = new ProcessStartInfo("dotnet", [Path.Combine(Checkout.Root, "artifacts", "bin", "TeamsOptOutBot", configuration, "TeamsOptOutBot.dll"), "cards", cards.folder.FullName]) { UseShellExecute = false, RedirectStandardError = true };
        process.Start();
        var complaint = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, complaint);
        cards.Languages = [.. JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(cards.folder.FullName, "index.json")))!["languages"]!.AsArray().Select(language => (string)language!)];
        return cards;
    }

    /// <summary>The cards of a language by what they are.</summary>
    public IEnumerable<(string Name, JsonNode Json)> In(string language) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, language + ".json")))!.AsArray()
            .Select(card => ($"{language} {card!["card"]} {card["state"]} {card["template"]} {card["region"]}".TrimEnd(), card["json"]!));

    public void Dispose() => folder.Delete(recursive: true);
}
