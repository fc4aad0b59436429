using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>How activities are written as JSON: camelCase, nulls left out, unknown members kept.</summary>
internal static class ActivityJson
{
    /// <summary>Deepest nesting that is read; Adaptive Cards stay far below it.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonDocumentOptions StrictDocument = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    private static readonly ActivityJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = MaxDepth,
        // Two members of one name are read differently by different readers: a token rule must not be passed with the other one.
        AllowDuplicateProperties = false,
        // Letters as themselves: the service counts a message's size.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    public static JsonTypeInfo<Activity> Activity => Context.Activity;

    public static JsonTypeInfo<JsonNode> Node => Context.JsonNode;

    /// <summary>Reads an activity.</summary>
    /// <exception cref="JsonException">Not JSON, too deep, a member twice, a member of the wrong type, or text that is not Unicode.</exception>
    public static Activity ReadActivity(ReadOnlyMemory<byte> utf8)
    {
        RequireReadableText(utf8.Span);
        using (JsonDocument.Parse(utf8, StrictDocument))
        {
            // Parsed for its checks alone: the serializer looks for a repeated member only where it reads early.
        }

        return JsonSerializer.Deserialize(utf8.Span, Activity) ?? throw new JsonException("The body is null.");
    }

    /// <summary>
    /// Parts of an activity are read late (value, channelData, unknown members). Text that no string can hold would
    /// surface there, in the middle of a turn, so it is refused here; and so is U+0000, which PostgreSQL stores in no text.
    /// </summary>
    private static void RequireReadableText(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            throw new JsonException("The body is not UTF-8.");

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;

            try
            {
                if (reader.GetString()!.Contains('\0', StringComparison.Ordinal))
                    throw new JsonException("The body holds a null character.");
            }
            catch (InvalidOperationException unpairedSurrogate)
            {
                throw new JsonException("The body holds half of a surrogate pair.", unpairedSurrogate);
            }
        }
    }
}
