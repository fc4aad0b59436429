using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using TeamsOptOutBot.Commands.Grammar;

namespace TeamsOptOutBot.Hosting.AppPackage;

/// <summary>A Teams app package: the manifest with its placeholders filled, a file for each language in Teams' form, the icons.</summary>
internal sealed class TeamsPackage
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private TeamsPackage(JsonObject manifest, IReadOnlyDictionary<string, JsonObject> languages, byte[] colorIcon, byte[] outlineIcon) =>
        (Manifest, Languages, ColorIcon, OutlineIcon) = (manifest, languages, colorIcon, outlineIcon);

    public JsonObject Manifest { get; }

    /// <summary>Teams' localisation files by name: keys are paths into the manifest.</summary>
    public IReadOnlyDictionary<string, JsonObject> Languages { get; }

    public byte[] ColorIcon { get; }

    public byte[] OutlineIcon { get; }

    public static TeamsPackage Make(PackageSources sources, PackageRequest request, CommandWords words)
    {
        var filled = sources.Manifest.ToJsonString();
        foreach (var (placeholder, value) in new[]
                 {
                     ("{version}", request.Version), ("{teamsAppId}", request.TeamsAppId), ("{appId}", request.AppId), ("{developer}", request.Developer),
                     ("{website}", request.Website), ("{privacy}", request.Privacy), ("{terms}", request.Terms),
                 })
            filled = filled.Replace(placeholder, JsonEncodedText.Encode(value).ToString(), StringComparison.Ordinal);
        var manifest = JsonNode.Parse(filled)!.AsObject();
        if (manifest["name"] is JsonObject name)
        {
            name["short"] = NameOf(request, name["short"]);
            name["full"] = NameOf(request, name["full"]);
        }

        return new TeamsPackage(
            manifest, sources.Languages.ToDictionary(language => language.Key, language => Localise(manifest, language.Value, request, title => words.Find(title) is { } verb ? words.Shown(verb, Path.GetFileNameWithoutExtension(language.Key)) : null), StringComparer.Ordinal), sources.ColorIcon, sources.OutlineIcon);
    }

    /// <summary>The same input gives the same bytes.</summary>
    public byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "manifest.json", JsonSerializer.SerializeToUtf8Bytes(Manifest, Readable));
            Add(zip, "color.png", ColorIcon);
            Add(zip, "outline.png", OutlineIcon);
            foreach (var (file, texts) in Languages.OrderBy(language => language.Key, StringComparer.Ordinal))
                Add(zip, file, JsonSerializer.SerializeToUtf8Bytes(texts, Readable));
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static JsonObject Localise(JsonObject manifest, JsonObject source, PackageRequest request, Func<string, string?> shown)
    {
        var texts = new JsonObject
        {
            ["$schema"] = manifest["$schema"]?.ToString().Replace("MicrosoftTeams.schema.json", "MicrosoftTeams.Localization.schema.json", StringComparison.Ordinal),
            ["name.short"] = NameOf(request, source["name"]?["short"]),
            ["name.full"] = NameOf(request, source["name"]?["full"]),
            ["description.short"] = source["description"]?["short"]?.DeepClone(),
            ["description.full"] = source["description"]?["full"]?.DeepClone(),
        };
        foreach (var (path, command) in PackageCommands.In(manifest))
        {
            // A chosen title comes back as typed text, so it is the bot's own word in that language.
            texts[path + ".title"] = shown(command.Title);
            texts[path + ".description"] = source["commands"]?[command.Title]?.DeepClone();
        }

        return texts;
    }

    private static string NameOf(PackageRequest request, JsonNode? ofTemplate) =>
        string.Create(CultureInfo.InvariantCulture, $"{request.Name ?? ofTemplate?.ToString()}{request.Environment.Suffix}");
}
