using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>Reads the members of a JSON file and collects what is missing, wrong or left over, with file and line.</summary>
internal sealed class JsonFields(
    JsonLines file, List<string> faults, JsonObject? root = null, string prefix = "", Func<string, (string Text, string? Fault)>? fill = null)
{
    /// <summary>Stands in for an address that cannot be read; a fault is reported with it.</summary>
    public static readonly Uri NoLink = new("https://invalid.invalid/");

    private readonly JsonObject root = root ?? file.Root;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>The same members; every text goes through <paramref name="filling"/> first.</summary>
    public JsonFields Filling(Func<string, (string Text, string? Fault)> filling) => new(file, faults, root, prefix, filling);

    public string Text(string name)
    {
        var value = Node(name);
        if (value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Trim() is { Length: > 0 } text)
        {
            return Filled(name, text);
        }

        Fault(name, value is null ? "is missing" : "must be a text that is not empty");
        return "";
    }

    public int Number(string name)
    {
        var value = Node(name);
        if (value?.GetValueKind() == JsonValueKind.Number && value.AsValue().TryGetValue<int>(out var number) && number > 0)
        {
            return number;
        }

        Fault(name, value is null ? "is missing" : "must be a whole number above 0");
        return 0;
    }

    public DateOnly Date(string name)
    {
        var text = Text(name);
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && text.Length > 0)
        {
            Fault(name, "must be a date such as 2026-11-23");
        }

        return date;
    }

    public Uri Link(string name)
    {
        var text = Text(name);
        if (Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps && link.UserInfo.Length == 0)
        {
            return link;
        }

        if (text.Length > 0)
        {
            Fault(name, "must be an https address");
        }

        return NoLink;
    }

    /// <summary>A text that may be left out.</summary>
    public string OptionalText(string name) => Has(name) ? Text(name) : "";

    public bool Flag(string name)
    {
        var value = Node(name);
        if (value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetValue<bool>();
        }

        Fault(name, value is null ? "is missing: write true or false" : "must be true or false");
        return false;
    }

    public bool OptionalFlag(string name) => Has(name) && Flag(name);

    /// <summary>A list that may be left out.</summary>
    public IReadOnlyList<string> OptionalList(string name) => Has(name) ? List(name) : [];

    public bool Has(string name)
    {
        known.Add(name);
        return root.ContainsKey(name);
    }

    /// <summary>The members' names, all of them known from now on.</summary>
    public IReadOnlyList<string> Names()
    {
        known.UnionWith(root.Select(member => member.Key));
        return [.. root.Select(member => member.Key)];
    }

    public IReadOnlyList<string> List(string name)
    {
        if (Node(name) is not JsonArray { Count: > 0 } array)
        {
            Fault(name, root[name] is null ? "is missing" : "must be a list that is not empty");
            return [];
        }

        var texts = new List<string>();
        for (var index = 0; index < array.Count; index++)
        {
            if (array[index]?.GetValueKind() == JsonValueKind.String && array[index]!.GetValue<string>().Trim() is { Length: > 0 } text)
            {
                texts.Add(Filled(string.Create(CultureInfo.InvariantCulture, $"{name}/{index}"), text));
            }
            else
            {
                Fault(string.Create(CultureInfo.InvariantCulture, $"{name}/{index}"), "must be a text that is not empty");
            }
        }

        return texts;
    }

    public IReadOnlyList<T> Objects<T>(string name, Func<JsonFields, T> read)
    {
        if (Node(name) is not JsonArray { Count: > 0 } array || array.Any(item => item is not JsonObject))
        {
            Fault(name, root[name] is null ? "is missing" : "must be a list of objects that is not empty");
            return [];
        }

        return [.. array.Select((item, index) => Inner(string.Create(CultureInfo.InvariantCulture, $"{name}/{index}"), item!.AsObject(), read))];
    }

    public T? Object<T>(string name, Func<JsonFields, T> read)
    {
        if (Node(name) is JsonObject inner)
        {
            return Inner(name, inner, read);
        }

        Fault(name, root.ContainsKey(name) ? "must be an object: { … }" : "is missing");
        return default;
    }

    public void Fault(string name, string what) => faults.Add($"{file.At(prefix + name)} {what}.");

    /// <summary>A misspelt member would be ignored in silence otherwise.</summary>
    public void NothingElse()
    {
        foreach (var (name, _) in root.Where(member => !known.Contains(member.Key)))
        {
            Fault(name, "is not known");
        }
    }

    private JsonNode? Node(string name)
    {
        known.Add(name);
        return root[name];
    }

    private string Filled(string name, string text)
    {
        if (fill is null)
        {
            return text;
        }

        var (filled, fault) = fill(text);
        if (fault is not null)
        {
            Fault(name, fault);
        }

        return filled;
    }

    private T Inner<T>(string name, JsonObject of, Func<JsonFields, T> read)
    {
        var fields = new JsonFields(file, faults, of, prefix + name + "/", fill);
        var value = read(fields);
        fields.NothingElse();
        return value;
    }
}
