using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Audience;

/// <summary>Keeps the snapshot of the people that campaigns need.</summary>
internal static class PeopleSnapshot
{
    /// <summary>Inserts or refreshes a page of people and saves them; returns the rows by directory id.</summary>
    public static async Task<Dictionary<Guid, Person>> UpsertAsync(BotDbContext database, IReadOnlyCollection<DirectoryPerson> page, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = page.Select(p => p.Id).ToList();
        var rows = await database.People.AsTracking().Where(p => ids.Contains(p.AadId)).ToDictionaryAsync(p => p.AadId, cancellationToken);
        foreach (var person in page)
        {
            if (!rows.TryGetValue(person.Id, out var row))
            {
                row = new Person { AadId = person.Id, Name = person.DisplayName };
                rows.Add(person.Id, row);
                database.People.Add(row);
            }

            row.Name = person.DisplayName;
            row.Mail = person.Mail ?? person.UserPrincipalName;
            row.Language = person.Language;
            row.Country = person.Country;
            row.Department = person.Department;
            row.RefreshedAt = now;
        }

        await database.SaveChangesAsync(cancellationToken);
        return rows;
    }

    /// <summary>The row of somebody who acts (an author, a manager who asks), made from what the platform says where the directory was not read for them.</summary>
    /// <param name="language">What they read in Teams; reports that come later are in it where the directory names none.</param>
    public static async Task<Person> EnsureAsync(BotDbContext database, Guid aadId, string? name, string language, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await database.People.AsTracking().FirstOrDefaultAsync(p => p.AadId == aadId, cancellationToken);
        if (row is { Language: not null })
            return row;
        if (row is null)
            database.People.Add(row = new Person { AadId = aadId, Name = string.IsNullOrWhiteSpace(name) ? aadId.ToString() : name, RefreshedAt = now });
        row.Language = language;
        await database.SaveChangesAsync(cancellationToken);
        return row;
    }
}
