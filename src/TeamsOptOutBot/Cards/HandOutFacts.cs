using TeamsOptOutBot.Campaigns.Library;

namespace TeamsOptOutBot.Cards;

/// <summary>A button that opens a document.</summary>
internal sealed record Download(string Title, Uri Address);

/// <param name="Note">Why there are no downloads, or fewer.</param>
internal sealed record Downloads(IReadOnlyList<Download> Links, string? Note)
{
    public static Downloads None { get; } = new([], null);
}

internal sealed record ChecklistFacts(string Language, CampaignTemplate Template, Region Region, Downloads Downloads);

/// <summary>The invitation to answer the questions.</summary>
internal sealed record PolicyNoteFacts(string Language, string Template, string Name);

/// <summary>The questions, with what was answered already.</summary>
/// <param name="Problem">What was wrong with the answers; null at first.</param>
/// <param name="InDialog">A dialog sends its answers by itself; a card in the chat by an action.</param>
internal sealed record PolicyNoteFormFacts(string Language, string Template, IReadOnlyList<FormField> Fields, string? Problem, bool InDialog);

/// <param name="Id">Name of the input.</param>
/// <param name="Choices">Null for a field that one types into.</param>
internal sealed record FormField(string Id, string Label, string Value, string Error, IReadOnlyList<(string Title, string Value)>? Choices = null, bool IsNumber = false);

/// <param name="Parts">The note itself as lines, headings marked, where it cannot be downloaded.</param>
internal sealed record PolicyNoteReadyFacts(string Language, string Text, IReadOnlyList<(bool IsHeading, string Text)> Parts, Downloads Downloads, IReadOnlyList<Uri>? Links = null);
