using System.Text.Json;
using TeamsOptOutBot.Links;

namespace TeamsOptOutBot.Documents.PolicyNotes;

/// <summary>A policy note is not stored: its link holds HR's answers, sealed, and ends by itself.</summary>
internal sealed class PolicyNoteLinks(LinkSecret secret, TimeProvider time)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const string Purpose = "policy-note/1";

    public async Task<(string Token, DateTimeOffset Until)> SealAsync(PolicyAnswers answers, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Lifetime;
        return (SealedText.Seal(await secret.GetAsync(cancellationToken), Purpose, JsonSerializer.Serialize(answers), until), until);
    }

    /// <returns>The answers, or why there are none.</returns>
    public async Task<(PolicyAnswers? Answers, Opened Opened)> OpenAsync(string token, CancellationToken cancellationToken)
    {
        var opened = SealedText.Open(await secret.GetAsync(cancellationToken), Purpose, token, time.GetUtcNow());
        return (opened is Opened.Text text ? JsonSerializer.Deserialize<PolicyAnswers>(text.Value) : null, opened);
    }
}
