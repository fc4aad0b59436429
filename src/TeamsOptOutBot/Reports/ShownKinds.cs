using System.Text.Json;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Privacy.Profiles;

namespace TeamsOptOutBot.Reports;

/// <summary>
/// The kinds of answers as they were last shown. HR sees live who has answered, so a table renewed with each answer would
/// tell what the last one was; it is renewed only after enough further answers.
/// </summary>
internal sealed record ShownKinds(ShownAnswerKinds? Shown)
{
    public static ShownKinds Parse(string? stored) => new(stored is null ? null : JsonSerializer.Deserialize<ShownAnswerKinds>(stored));

    /// <param name="answers">Those that can be given: a kind that nobody can choose is no cell.</param>
    /// <returns>What to store now; null when the table that is shown still holds.</returns>
    public string? Renew(CampaignTotals totals, IReadOnlyList<AnswerKind> answers, PrivacyProfile profile, bool closed)
    {
        var now = new AnswerKindTotals([.. answers.Select(kind => (int)totals.Kinds.GetValueOrDefault(kind))]);
        if (now.Answered == (Shown?.Answered ?? 0) || (!closed && !Suppression.IsNewTableDue(Shown, now.Answered, changedSince: 0, profile)))
            return null;
        return JsonSerializer.Serialize(Suppression.Show(now, profile));
    }

    public IReadOnlyList<AnswerCount> ToCounts(IReadOnlyList<AnswerKind> answers) =>
        Shown is null ? [] : [.. answers.Zip(Shown.Cells, (kind, cell) => new AnswerCount(kind, cell))];
}
