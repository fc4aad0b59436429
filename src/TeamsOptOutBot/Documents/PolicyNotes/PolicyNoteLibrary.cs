using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Documents.PolicyNotes;

/// <summary>The policy notes that can be written: one folder for each campaign template that has one.</summary>
internal sealed class PolicyNoteLibrary
{
    private readonly Dictionary<string, PolicyNoteTemplate> notes;

    private PolicyNoteLibrary(Dictionary<string, PolicyNoteTemplate> notes) => this.notes = notes;

    public IEnumerable<string> Ids => notes.Keys.Order(StringComparer.Ordinal);

    public PolicyNoteTemplate? Find(string id) => notes.GetValueOrDefault(id.Trim());

    /// <exception cref="TextCatalogueException">File and line of all that is missing or wrong.</exception>
    public static PolicyNoteLibrary Load(string path)
    {
        var faults = new List<string>();
        var loaded = new Dictionary<string, PolicyNoteTemplate>(StringComparer.OrdinalIgnoreCase);
        foreach (var folder in Directory.Exists(path) ? Directory.GetDirectories(path).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            if (PolicyNoteReader.Read(folder, faults) is { } note)
            {
                loaded.Add(note.Id, note);
            }
        }

        return faults.Count == 0 ? new PolicyNoteLibrary(loaded) : throw new TextCatalogueException(string.Join(Environment.NewLine, faults));
    }
}
