using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Hosting.AppPackage;

/// <summary>What a package is made from: the folder <c>manifest</c>.</summary>
/// <param name="Languages">By file name, such as <c>de.json</c>.</param>
internal sealed record PackageSources(JsonObject Manifest, IReadOnlyDictionary<string, JsonObject> Languages, byte[] ColorIcon, byte[] OutlineIcon)
{
    private const string Folder = "manifest";

    /// <summary>Beside the program when published, at the top of a checkout in development.</summary>
    public static string? FindFolder(string start)
    {
        string[] places = [Path.Combine(AppContext.BaseDirectory, Folder), Path.Combine(start, Folder), Path.Combine(start, "..", "..", Folder)];
        return places.FirstOrDefault(place => File.Exists(Path.Combine(place, "manifest.json")));
    }

    /// <exception cref="PackageException">A file is missing or no JSON; the message names it.</exception>
    public static PackageSources Load(string folder)
    {
        var languages = Directory.Exists(Path.Combine(folder, "languages")) ? Directory.GetFiles(Path.Combine(folder, "languages"), "*.json") : [];
        return new PackageSources(
            Json(Path.Combine(folder, "manifest.json")),
            languages.Order(StringComparer.Ordinal).ToDictionary(file => Path.GetFileName(file), Json, StringComparer.Ordinal),
            Bytes(Path.Combine(folder, "icons", "color.png")),
            Bytes(Path.Combine(folder, "icons", "outline.png")));
    }

    private static JsonObject Json(string file)
    {
        try
        {
            return JsonNode.Parse(Bytes(file)) as JsonObject ?? throw new PackageException($"{file} holds no JSON object.");
        }
        catch (JsonException exception)
        {
            throw new PackageException($"{file} is no JSON: {exception.Message}", exception);
        }
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (IOException exception)
        {
            throw new PackageException($"{file} cannot be read: {exception.Message}", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new PackageException($"{file} cannot be read: {exception.Message}", exception);
        }
    }
}

/// <summary>A package cannot be made from what is there.</summary>
internal sealed class PackageException(string message, Exception? inner = null) : Exception(message, inner);
