using System.Text.Json.Nodes;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Documents;
using TeamsOptOutBot.Documents.Content;
using TeamsOptOutBot.Documents.PolicyNotes;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Commands;

/// <summary>The questions of a policy note in a dialog (protocol reference 2.10), or on a card where a client has no dialogs; and the note with its links.</summary>
internal sealed class PolicyNoteDialog(
    PolicyNoteForms forms, PolicyNoteLibrary notes, PolicyNote policyNote, PolicyNoteLinks links, DocumentLinks addresses, PdfDesk pdf, HrRole role, CardBook book, Replies replies)
{
    private const string Form = "policyNoteForm";
    private const string Write = "policyNoteWrite";
    private const string Dialog = "policyNote";

    public static bool Knows(string verb) => verb is Form or Write;

    public static bool IsIts(JsonObject data) => CardData.Text(data, "dialog") == Dialog;

    /// <summary>A press on a card in the chat.</summary>
    public async Task<AdaptiveCardInvokeResponse> PressAsync(Asker asker, string verb, JsonObject data, CancellationToken cancellationToken)
    {
        if (Refusal(asker, data, out var note) is { } refusal)
            return AdaptiveCardInvokeResponse.Message(refusal);
        return AdaptiveCardInvokeResponse.Card(verb == Form ? Ask(asker, note!, [], null, inDialog: false) : await AnswerAsync(asker, note!, data, inDialog: false, cancellationToken));
    }

    /// <summary>The dialog opens.</summary>
    public JsonObject Fetch(Asker asker, JsonObject data) =>
        Refusal(asker, data, out var note) is { } refusal ? Message(refusal) : Continue(asker, Ask(asker, note!, [], null, inDialog: true));

    /// <summary>The dialog was filled in.</summary>
    public async Task<JsonObject> SubmitAsync(Asker asker, JsonObject data, CancellationToken cancellationToken) =>
        Refusal(asker, data, out var note) is { } refusal ? Message(refusal) : Continue(asker, await AnswerAsync(asker, note!, data, inDialog: true, cancellationToken));

    private string? Refusal(Asker asker, JsonObject data, out PolicyNoteTemplate? note)
    {
        note = notes.Find(CardData.Text(data, "template") ?? "");
        if (asker.Hr == RoleAnswer.CannotTell)
            return replies.Texts.Format(ReplyKeys.RoleUnknown + ".text", asker.Language, ("group", PlainText.Name(role.GroupName)));
        if (!asker.IsHr)
            return replies.Texts.Format(ReplyKeys.NotHr + ".text", asker.Language, ("group", PlainText.Name(role.GroupName)));
        return note is null ? replies.Texts.Format(TextKeys.DownloadTemplateGone, asker.Language) : null;
    }

    private JsonObject Ask(Asker asker, PolicyNoteTemplate note, JsonObject data, string? problem, bool inDialog) =>
        book.PolicyNoteForm(forms.Ask(asker, note, data, problem, inDialog));

    private async Task<JsonObject> AnswerAsync(Asker asker, PolicyNoteTemplate note, JsonObject data, bool inDialog, CancellationToken cancellationToken)
    {
        var (answers, problem) = forms.Read(asker, note, data);
        if (answers is null)
            return Ask(asker, note, data, problem, inDialog);
        string Say(string key, params ReadOnlySpan<(string Name, object Value)> args) => replies.Texts.Format(key, asker.Language, args);
        var (token, until) = await links.SealAsync(answers, cancellationToken);
        if (addresses.PolicyNote(token, "html") is not { } page)
            return book.PolicyNoteReady(new PolicyNoteReadyFacts(asker.Language, Say(TextKeys.PolicyReadyNoAddress), Parts(policyNote.Write(answers)), Downloads.None, policyNote.LinksOf(answers)));
        var fontsMissing = pdf.Trouble() is not null;
        List<Download> downloads = fontsMissing ? [] : [new(Say(TextKeys.DownloadsPdf), addresses.PolicyNote(token, "pdf")!)];
        downloads.AddRange([new(Say(TextKeys.DownloadsPage), page), new(Say(TextKeys.DownloadsText), addresses.PolicyNote(token, "txt")!)]);
        return book.PolicyNoteReady(new PolicyNoteReadyFacts(
            asker.Language, Say(TextKeys.PolicyReadyText, ("date", DateOnly.FromDateTime(until.UtcDateTime))), [], new Downloads(downloads, fontsMissing ? Say(TextKeys.DownloadsNoFonts) : null)));
    }

    /// <summary>The note as lines for a card.</summary>
    private static IReadOnlyList<(bool IsHeading, string Text)> Parts(Document? document) => document is null ? [] :
        [(true, document.Title), .. document.Blocks.SelectMany(block => block switch
        {
            Block.Heading heading => [(true, heading.Text)],
            Block.Paragraph paragraph => [(false, paragraph.Text)],
            Block.Item item => [(false, (item.Kind == ItemKind.Check ? "☐ " : "• ") + item.Text)],
            Block.Facts facts => facts.Rows.Select(row => (false, $"{row.Label}: {row.Value}")),
            Block.Sample sample => [(false, "“" + sample.Text + "”")],
            _ => throw new ArgumentOutOfRangeException(nameof(document)),
        })];

    private JsonObject Continue(Asker asker, JsonObject card) => new()
    {
        ["task"] = new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject
            {
                ["title"] = replies.Texts.Format(TextKeys.PolicyTitle, asker.Language),
                ["height"] = "large",
                ["width"] = "medium",
                ["card"] = new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card },
            },
        },
    };

    /// <summary>A sentence in the dialog.</summary>
    public static JsonObject Message(string sentence) => new() { ["task"] = new JsonObject { ["type"] = "message", ["value"] = sentence } };
}
