using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Texts;

/// <summary>A JSON file of texts whose members know their line, so that a fault can be named where it stands.</summary>
internal sealed class JsonLines
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    private JsonLines(string file, JsonObject root)
    {
        File = file;
        Root = root;
    }

    public string File { get; }

    public JsonObject Root { get; }

    /// <exception cref="TextCatalogueException">The file is missing or malformed, or is no object.</exception>
    public static JsonLines Read(string path)
    {
        var name = Path.Combine(Path.GetFileName(Path.GetDirectoryName(path)) ?? "", Path.GetFileName(path));
        if (!System.IO.File.Exists(path))
        {
            throw new TextCatalogueException($"{path} does not exist.");
        }

        try
        {
            var bytes = System.IO.File.ReadAllBytes(path);
            var root = JsonNode.Parse(bytes, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
                ?? throw new TextCatalogueException($"{name}(1): the file is not a JSON object.");
            var result = new JsonLines(name, root);
            result.Number(bytes);
            return result;
        }
        catch (JsonException malformed)
        {
            throw new TextCatalogueException($"{name}({malformed.LineNumber + 1 ?? 1}): malformed JSON: {malformed.Message}", malformed);
        }
    }

    /// <summary>The line of a member, or of the nearest one above it that exists. The path is <c>a/b/0</c>.</summary>
    public int LineOf(string path)
    {
        while (!lines.ContainsKey(path) && path.Contains('/', StringComparison.Ordinal))
        {
            path = path[..path.LastIndexOf('/')];
        }

        return lines.GetValueOrDefault(path, 1);
    }

    public string At(string path) => $"{File}({LineOf(path)}): {path}";

    private void Number(byte[] bytes)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.Preamble.SequenceEqual(bytes.AsSpan(0, Math.Min(3, bytes.Length))) ? bytes.AsSpan(3) : bytes);
        var path = new Stack<(string Prefix, int Index)>();
        var name = "";
        var line = 1;
        long counted = 0;
        while (reader.Read())
        {
            line += bytes.AsSpan((int)counted, (int)(reader.TokenStartIndex - counted)).Count((byte)'\n');
            counted = reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = path.Peek().Prefix + reader.GetString();
                    lines[name] = line;
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.Pop();
                    continue;
            }

            if (path.Count > 0 && path.Peek().Index >= 0)
            {
                var (prefix, index) = path.Pop();
                path.Push((prefix, index + 1));
                name = prefix + index.ToString(System.Globalization.CultureInfo.InvariantCulture);
                lines[name] = line;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                path.Push((name.Length == 0 ? "" : name + "/", reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
            }
        }
    }
}
