using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Teams;

namespace TeamsOptOutBot.Simulator.Control;

/// <summary>Who is in the directory: listing, joiners, leavers, movers.</summary>
internal static class PeopleControl
{
    public static void MapPeopleControl(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/people", List);
        routes.MapPost("/people", Join);
        routes.MapGet("/groups", (CompanyDirectory directory) => Results.Json(directory.Groups.Select(g => new
        {
            id = g.Id,
            name = g.Name,
            mail = g.Mail,
            hidden = g.HiddenMembership,
            nested = g.Nested.Select(n => n.Name),
            people = directory.TransitiveMembers(g).Length,
        })));
        routes.MapDelete("/people/{mail}", (string mail, CompanyDirectory directory) =>
        {
            if (directory.Find(mail) is not { } person)
            {
                return ControlAnswers.NobodyCalled(mail);
            }

            directory.Remove(person);
            return Results.NoContent();
        });
        routes.MapPut("/groups/{name}/members/{mail}", (string name, string mail, CompanyDirectory directory) => Move(directory, name, mail, directory.AddMember));
        routes.MapDelete("/groups/{name}/members/{mail}", (string name, string mail, CompanyDirectory directory) => Move(directory, name, mail, directory.RemoveMember));
    }

    private static IResult List(CompanyDirectory directory, Conversations conversations, string? group, string? search, int? limit)
    {
        IEnumerable<Person> people = directory.People;
        if (group is not null)
        {
            if (ControlAnswers.FindGroup(directory, group, out var found) is { } refused)
            {
                return refused;
            }

            people = directory.TransitiveMembers(found!);
        }

        if (search is not null)
        {
            people = people.Where(p => p.Name.Contains(search, StringComparison.OrdinalIgnoreCase) || p.Mail.Contains(search, StringComparison.OrdinalIgnoreCase));
        }

        return Results.Json(people.Take(limit ?? int.MaxValue).Select(p => Show(p, directory, conversations)));
    }

    private static object Show(Person person, CompanyDirectory directory, Conversations conversations) => new
    {
        id = person.Id,
        mail = person.Mail,
        name = person.Name,
        country = person.Country.Code,
        language = person.Language,
        department = person.Department,
        manager = person.Manager?.Mail,
        groups = directory.GroupNamesOf(person),
        enabled = person.Enabled,
        guest = person.Guest,
        title = person.JobTitle,
        reports = directory.CountReports(person),
        teamsId = person.TeamsId,
        app = conversations.Of(person).App switch { AppState.Installed => "installed", AppState.Blocked => "blocked", _ => "none" },
    };

    private static IResult Join(Joiner joiner, CompanyDirectory directory, PersonFactory factory, Conversations conversations)
    {
        var names = (joiner.Name ?? "").Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length == 0)
        {
            return ControlAnswers.Refuse(400, "'name' is needed.");
        }

        var code = joiner.Country ?? "GB";
        if (Country.All.FirstOrDefault(c => c.Code == code) is not { } country)
        {
            return ControlAnswers.Refuse(400, $"'{code}' is none of {string.Join(", ", Country.All.Select(c => c.Code))}.");
        }

        if (joiner.Mail is not null && directory.Find(joiner.Mail) is not null)
        {
            return ControlAnswers.Refuse(409, $"{joiner.Mail} is already in the directory.");
        }

        if (joiner.Manager is not null && directory.Find(joiner.Manager) is null)
        {
            return ControlAnswers.NobodyCalled(joiner.Manager);
        }

        var groups = new List<Group>();
        foreach (var name in joiner.Groups ?? [])
        {
            if (ControlAnswers.FindGroup(directory, name, out var group) is { } refused)
            {
                return refused;
            }

            groups.Add(group!);
        }

        Person person;
        lock (factory)
        {
            person = factory.Create(
                names[0], names.Length > 1 ? names[1] : "", country, joiner.Language ?? country.Languages[0],
                joiner.Department ?? "Talent Acquisition", joiner.Title ?? "Recruiter", mail: joiner.Mail);
        }

        person.Manager = joiner.Manager is null ? null : directory.Find(joiner.Manager);
        person.Enabled = joiner.Enabled ?? true;
        directory.Add(person);
        groups.ForEach(g => directory.AddMember(g, person));
        return Results.Json(Show(person, directory, conversations), statusCode: 201);
    }

    private static IResult Move(CompanyDirectory directory, string name, string mail, Action<Group, Person> change)
    {
        if (ControlAnswers.FindGroup(directory, name, out var group) is { } refused)
        {
            return refused;
        }

        if (directory.Find(mail) is not { } person)
        {
            return ControlAnswers.NobodyCalled(mail);
        }

        change(group!, person);
        return Results.NoContent();
    }

    private sealed record Joiner(
        string? Name, string? Mail, string? Country, string? Language, string? Department, string? Title, string? Manager, bool? Enabled, string[]? Groups);
}
