using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Documents.PolicyNotes;

/// <summary>The texts of a policy note in one language: <c>adaptive-cards/documents/&lt;template&gt;/&lt;language&gt;.json</c>.</summary>
internal sealed record PolicyNoteTexts(string Title, string Subject, IReadOnlyList<NoteSection> Sections, string Disclaimer);

internal sealed record NoteSection(string Heading, IReadOnlyList<NotePart> Content);

/// <param name="When">The condition under which it belongs into the note; null: always.</param>
internal sealed record NotePart(NotePartKind Kind, string Text, string? When);

internal enum NotePartKind
{
    Text,
    Point,
    Check,
    Subheading,
    Sample,
}

/// <param name="Name">The source by its own name, the same in every language.</param>
/// <param name="On">The day of what it says now; null where none is known.</param>
/// <param name="OnDay">False where the month alone is known.</param>
/// <param name="Address">Null where only the name is known for certain.</param>
/// <param name="Mark">How good it is: organisation, authority, copy or press.</param>
internal sealed record NoteSource(string Name, DateOnly? On, bool OnDay, Uri? Address, string Mark, string? When);

/// <summary>A template's policy note in all its languages.</summary>
internal sealed record PolicyNoteTemplate(string Id, IReadOnlyDictionary<string, PolicyNoteTexts> Languages, IReadOnlyList<NoteSource> Sources)
{
    /// <summary>The language itself, its parent, else English.</summary>
    public string Resolve(string language) =>
        SupportedLanguages.ChainOf(language).Select(tag => Languages.Keys.FirstOrDefault(known => string.Equals(known, tag, StringComparison.OrdinalIgnoreCase))).First(found => found is not null)!;
}
