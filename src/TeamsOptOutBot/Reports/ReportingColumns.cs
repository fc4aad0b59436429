using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Reports.ManagerNumbers;
using TeamsOptOutBot.Storage;

namespace TeamsOptOutBot.Reports;

/// <summary>Everybody whom a campaign's manager numbers need, read into columns: a dozen bytes a person.</summary>
/// <param name="Ids">Row ids of the people, ascending; the columns of <paramref name="People"/> are in their order.</param>
internal sealed record ReportingColumns(int[] Ids, ReportingPeople People)
{
    public static async Task<ReportingColumns> ReadAsync(BotDbContext database, int campaignId, CancellationToken cancellationToken)
    {
        var count = await database.People.CountAsync(cancellationToken);
        var (ids, managers) = (new List<int>(count), new List<int>(count));
        await foreach (var person in database.People.OrderBy(p => p.Id).Select(p => new ValueTuple<int, int?>(p.Id, p.ManagerId)).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            ids.Add(person.Item1);
            managers.Add(person.Item2 ?? -1);
        }

        var sorted = ids.ToArray();
        var columns = new ReportingPeople(
            [.. managers.Select(manager => manager < 0 ? -1 : Math.Max(-1, Array.BinarySearch(sorted, manager)))], new bool[sorted.Length], new bool[sorted.Length], new PrivacyProfile[sorted.Length]);
        Array.Fill(columns.Profile, PrivacyProfile.Open);
        var recipients = database.Recipients.Where(r => r.CampaignId == campaignId && r.LeftAt == null).Select(r => new ValueTuple<int, bool, PrivacyProfile>(r.PersonId, r.Answer != null, r.Profile));
        await foreach (var recipient in recipients.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var i = Array.BinarySearch(sorted, recipient.Item1);
            if (i >= 0)
                (columns.Recipient[i], columns.Answered[i], columns.Profile[i]) = (true, recipient.Item2, recipient.Item3);
        }

        return new ReportingColumns(sorted, columns);
    }
}
