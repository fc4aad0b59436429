using System.Collections.Concurrent;

namespace TeamsOptOutBot.Simulator.Directory;

/// <summary>The tenant's people and groups. Reads take arrays that never change; changes replace them.</summary>
internal sealed class CompanyDirectory(string organisation, string domain)
{
    private readonly Lock _changes = new();
    private readonly ConcurrentDictionary<Guid, Person> _byId = new();
    private readonly ConcurrentDictionary<string, Person> _byMail = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Person> _byTeamsId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Person> _byConversation = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, Group> _groupsById = new();
    private readonly List<Person> _people = [];
    private readonly List<Group> _groups = [];
    private Person[]? _peopleSnapshot;
    private Group[]? _groupSnapshot;
    private long _version;

    public string Organisation => organisation;

    public string Domain => domain;

    public IReadOnlyList<Person> People
    {
        get
        {
            lock (_changes)
            {
                return _peopleSnapshot ??= [.. _people];
            }
        }
    }

    public IReadOnlyList<Group> Groups
    {
        get
        {
            lock (_changes)
            {
                return _groupSnapshot ??= [.. _groups];
            }
        }
    }

    public Person? Find(Guid id) => _byId.GetValueOrDefault(id);

    /// <summary>By mail or user principal name.</summary>
    public Person? Find(string mail) => _byMail.GetValueOrDefault(mail);

    public Person? FindByTeamsId(string teamsId) => _byTeamsId.GetValueOrDefault(teamsId);

    public Person? FindByConversation(string conversationId) => _byConversation.GetValueOrDefault(conversationId);

    public Group? FindGroup(Guid id) => _groupsById.GetValueOrDefault(id);

    /// <summary>All groups of this name, or the one with this id.</summary>
    public IReadOnlyList<Group> FindGroups(string nameOrId) =>
        Guid.TryParse(nameOrId, out var id)
            ? FindGroup(id) is { } group ? [group] : []
            : [.. Groups.Where(g => string.Equals(g.Name, nameOrId, StringComparison.OrdinalIgnoreCase))];

    public void Add(Person person)
    {
        lock (_changes)
        {
            if (!_byMail.TryAdd(person.Mail, person))
            {
                throw new InvalidOperationException($"{person.Mail} is already in the directory.");
            }

            _byMail[person.UserPrincipalName] = person;
            _byId[person.Id] = person;
            _byTeamsId[person.TeamsId] = person;
            _byConversation[person.ConversationId] = person;
            _people.Add(person);
            person.Manager?.Reports.Add(person);
            Changed();
        }
    }

    /// <summary>Removes the account. Its reports go to the manager above, as HR would arrange it.</summary>
    public void Remove(Person person)
    {
        lock (_changes)
        {
            foreach (var report in person.Reports)
            {
                report.Manager = person.Manager;
                person.Manager?.Reports.Add(report);
            }

            foreach (var group in person.Groups)
            {
                group.People.Remove(person);
            }

            person.Manager?.Reports.Remove(person);
            _byMail.TryRemove(person.Mail, out _);
            _byMail.TryRemove(person.UserPrincipalName, out _);
            _byId.TryRemove(person.Id, out _);
            _byTeamsId.TryRemove(person.TeamsId, out _);
            _byConversation.TryRemove(person.ConversationId, out _);
            _people.Remove(person);
            Changed();
        }
    }

    public void Add(Group group)
    {
        lock (_changes)
        {
            _groupsById[group.Id] = group;
            _groups.Add(group);
            Changed();
        }
    }

    public void SetManager(Person person, Person? manager)
    {
        lock (_changes)
        {
            person.Manager?.Reports.Remove(person);
            person.Manager = manager;
            manager?.Reports.Add(person);
        }
    }

    public void AddMember(Group group, Person person)
    {
        lock (_changes)
        {
            group.People.Add(person);
            person.Groups.Add(group);
            Changed();
        }
    }

    public void AddMember(Group group, Group nested)
    {
        lock (_changes)
        {
            group.Nested.Add(nested);
            nested.Parents.Add(group);
            Changed();
        }
    }

    public void RemoveMember(Group group, Person person)
    {
        lock (_changes)
        {
            group.People.Remove(person);
            person.Groups.Remove(group);
            Changed();
        }
    }

    /// <summary>Everybody in the group or in a group nested in it, each once.</summary>
    public Person[] TransitiveMembers(Group group)
    {
        lock (_changes)
        {
            if (group.Transitive is null || group.TransitiveVersion != _version)
            {
                var people = new HashSet<Person>();
                Collect(group, people, []);
                group.Transitive = [.. people];
                group.TransitiveVersion = _version;
            }

            return group.Transitive;
        }
    }

    /// <summary>Names of all groups that hold the person, directly or through nesting.</summary>
    public IReadOnlyList<string> GroupNamesOf(Person person)
    {
        lock (_changes)
        {
            var seen = new HashSet<Group>();
            var waiting = new Stack<Group>(person.Groups);
            while (waiting.TryPop(out var group))
            {
                if (seen.Add(group))
                {
                    foreach (var parent in group.Parents)
                    {
                        waiting.Push(parent);
                    }
                }
            }

            return [.. seen.Select(g => g.Name).Order(StringComparer.Ordinal)];
        }
    }

    public int CountReports(Person person)
    {
        lock (_changes)
        {
            return person.Reports.Count;
        }
    }

    private static void Collect(Group group, HashSet<Person> people, HashSet<Group> seen)
    {
        if (!seen.Add(group))
        {
            return;
        }

        people.UnionWith(group.People);
        foreach (var nested in group.Nested)
        {
            Collect(nested, people, seen);
        }
    }

    private void Changed()
    {
        _version++;
        _peopleSnapshot = null;
        _groupSnapshot = null;
    }
}
