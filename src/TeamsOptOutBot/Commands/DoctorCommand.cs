using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Health.Setup;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Commands;

/// <summary>What the health page says, by chat: for IT and HR, in the asker's language.</summary>
internal sealed class DoctorCommand(Doctor doctor, Troubles troubles, HealthTexts texts, CardBook book, HrRole hr, ItRole it, Replies replies, TimeProvider time)
{
    /// <summary>A list this young is shown again rather than made again: whoever asks twice asks Microsoft once.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    public async Task<Reply> RunAsync(Asker asker, CancellationToken cancellationToken)
    {
        if (!asker.IsHr && await it.AskAsync(asker.AadId, cancellationToken) != RoleAnswer.Yes)
            return replies.NotHr(asker, it.GroupName.Length == 0 ? hr.GroupName : $"{hr.GroupName}, {it.GroupName}");
        var report = doctor.Last is { } last && time.GetUtcNow() - last.At < Fresh ? last : await doctor.RunAsync(cancellationToken);
        var found = report.Findings.Where(finding => !finding.IsGood).Select(finding => new DoctorLine(texts.Check(finding.Check, asker.Language), texts.What(finding.Problem!, asker.Language), texts.Mend(finding.Problem!, asker.Language))).ToList();
        var open = troubles.Open.Select(trouble => new DoctorLine(
            texts.Say(TextKeys.DoctorSince, asker.Language, ("time", trouble.Since)), texts.What(trouble, asker.Language), texts.Mend(trouble.Problem, asker.Language)));
        var good = report.Findings.Where(finding => finding.IsGood).ToLookup(finding => HealthChecks.IsTried(finding.Check), finding => texts.Check(finding.Check, asker.Language));
        return new Reply(book.Doctor(new DoctorFacts(asker.Language, report.At, [.. open, .. found], [.. good[true]], [.. good[false]])), texts.Say(TextKeys.DoctorTitle, asker.Language));
    }
}
