using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Cards;

/// <summary>Reads a template's JSON token by token, because what is refused must be named with its line.</summary>
internal sealed class TemplateReader(string file, string json)
{
    private readonly byte[] bytes = Encoding.UTF8.GetBytes(json);

    /// <exception cref="CardTemplateException">File, line, what, and what to write instead.</exception>
    /// <exception cref="JsonException">The JSON is malformed.</exception>
    public TemplateNode Read()
    {
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        var node = ReadNode(ref reader);
        while (reader.Read())
        {
            // Reading on makes the reader complain about what follows the object.
        }

        return node;
    }

    private TemplateNode ReadNode(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader);
            case JsonTokenType.StartArray:
                var items = new List<TemplateNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadNode(ref reader));
                }

                return new ArrayNode(items);
            case JsonTokenType.String:
                return Guarded(ref reader, TextParser.Parse);
            default:
                return new LiteralNode(JsonNode.Parse(ref reader));
        }
    }

    private ObjectNode ReadObject(ref Utf8JsonReader reader)
    {
        var members = new List<KeyValuePair<string, TemplateNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        TemplateNode? data = null;
        Expression? when = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            if (!names.Add(name))
            {
                throw Refused(reader.TokenStartIndex, $"{name} stands twice; keep one");
            }

            if (name[..Math.Min(1, name.Length)] == "$" && name is not ("$data" or "$when" or "$schema"))
            {
                throw Refused(reader.TokenStartIndex, $"the member {name} is not in the subset; known are $data and $when");
            }

            reader.Read();
            if (name == "$when")
            {
                when = reader.TokenType == JsonTokenType.String
                    ? Guarded(ref reader, TextParser.ParseCondition)
                    : throw Refused(reader.TokenStartIndex, "$when must be a text with one ${…}; a plain value drops the element always");
            }
            else if (name == "$data")
            {
                data = ReadNode(ref reader);
            }
            else
            {
                members.Add(KeyValuePair.Create(name, ReadNode(ref reader)));
            }
        }

        return new ObjectNode(members, data, when);
    }

    private T Guarded<T>(ref Utf8JsonReader reader, Func<string, T> parse)
    {
        try
        {
            return parse(reader.GetString()!);
        }
        catch (FormatException refused)
        {
            throw Refused(reader.TokenStartIndex, refused.Message.TrimEnd('.'), refused);
        }
    }

    private CardTemplateException Refused(long position, string what, Exception? inner = null)
    {
        var line = 1 + bytes.AsSpan(0, (int)position).Count((byte)'\n');
        return new CardTemplateException(string.Create(CultureInfo.InvariantCulture, $"{file}({line}): {what}."), inner);
    }
}
