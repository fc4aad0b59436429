using TeamsOptOutBot.Simulator.Directory;

namespace TeamsOptOutBot.Scenarios.Builders;

/// <summary>People and groups as a story needs them, put into the simulated company.</summary>
internal sealed class CompanyBuilder(CompanyDirectory directory)
{
    /// <summary>A group of these people.</summary>
    public void Group(string name, IEnumerable<Person> people)
    {
        var group = new Group { Id = Guid.NewGuid(), Name = name };
        directory.Add(group);
        foreach (var person in people)
            directory.AddMember(group, person);
    }

    /// <summary>A group of so many ordinary employees, one from each country in turn.</summary>
    public IReadOnlyList<Person> Group(string name, int size)
    {
        var people = Employees().GroupBy(p => p.Country.Code).SelectMany(country => country.Select((person, turn) => (person, turn))).OrderBy(p => p.turn).Take(size).Select(p => p.person).ToList();
        people.Count.ShouldBe(size);
        Group(name, people);
        return people;
    }

    /// <summary>Who gets a notice that goes to these groups: everybody once, no guests, no disabled accounts.</summary>
    public IReadOnlyList<Person> MembersOf(params string[] groups) =>
        [.. groups.SelectMany(name => directory.FindGroups(name)).SelectMany(directory.TransitiveMembers).Where(p => p is { Enabled: true, Guest: false }).Distinct()];

    /// <summary>So many employees without reports of their own from that country, as Entra knows it.</summary>
    public IReadOnlyList<Person> From(string country, int count)
    {
        var people = Employees().Where(p => p.UsageLocation == country && p.Country.Code == country && p.Reports.Count == 0).Take(count).ToList();
        people.Count.ShouldBe(count);
        return people;
    }

    public void PutUnder(Person manager, IEnumerable<Person> people)
    {
        foreach (var person in people)
            directory.SetManager(person, manager);
    }

    /// <summary>Enabled employees outside HR.</summary>
    public IEnumerable<Person> Employees() => directory.People.Where(p => p is { Enabled: true, Guest: false, Department: not "Human Resources" });

    /// <summary>Everybody below a person, direct and indirect.</summary>
    public IReadOnlyList<Person> Below(Person manager) => [.. manager.Reports.Where(p => p.Enabled).SelectMany(p => Below(p).Prepend(p))];
}
