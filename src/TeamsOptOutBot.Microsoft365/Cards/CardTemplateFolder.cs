namespace TeamsOptOutBot.Microsoft365.Cards;

/// <summary>All card layouts of a folder, by file name without <c>.json</c>.</summary>
public sealed class CardTemplateFolder
{
    private readonly string path;
    private readonly Dictionary<string, CardTemplate> templates;

    private CardTemplateFolder(string path, Dictionary<string, CardTemplate> templates)
    {
        this.path = path;
        this.templates = templates;
    }

    /// <summary>The names of the layouts, in order.</summary>
    public IEnumerable<string> Names => templates.Keys.Order(StringComparer.Ordinal);

    /// <summary>Loads every <c>*.json</c> directly in the folder; the first start-up fault lists all that is wrong, not only the first.</summary>
    /// <exception cref="CardTemplateException">A template is missing, malformed or uses what the subset does not know.</exception>
    public static CardTemplateFolder Load(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new CardTemplateException($"The folder of the card layouts, {path}, does not exist.");
        }

        var loaded = new Dictionary<string, CardTemplate>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                loaded.Add(Path.GetFileNameWithoutExtension(file), CardTemplate.Parse(Path.GetFileName(file), File.ReadAllText(file)));
            }
            catch (CardTemplateException fault)
            {
                faults.Add(fault.Message);
            }
        }

        return faults.Count == 0
            ? new CardTemplateFolder(path, loaded)
            : throw new CardTemplateException(string.Join(Environment.NewLine, faults));
    }

    /// <summary>The layout of that name.</summary>
    /// <exception cref="CardTemplateException">There is none.</exception>
    public CardTemplate this[string name] => templates.TryGetValue(name, out var template)
        ? template
        : throw new CardTemplateException($"There is no card layout {name}.json in {path}.");
}
