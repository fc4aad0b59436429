namespace TeamsOptOutBot.Simulator.Directory;

/// <summary>A believable company made from a seed: departments, a tree of managers, groups with their usual untidiness.</summary>
internal static class Company
{
    public const string Organisation = "Meridian Works";
    public const string Domain = "meridian.example";
    public const int Smallest = 60;
    public const int Largest = 2_000_000;

    private static readonly (string Name, int Share, string Head, string Lead, string[] Titles)[] Departments =
    [
        ("Human Resources", 4, "Chief People Officer", "HR Lead", ["HR Business Partner", "HR Specialist", "Payroll Specialist"]),
        ("Talent Acquisition", 17, "Head of Talent Acquisition", "Recruiting Lead", ["Recruiter", "Senior Recruiter", "Sourcer", "Recruiting Coordinator"]),
        ("Marketing", 12, "Chief Marketing Officer", "Marketing Lead", ["Content Manager", "Social Media Manager", "Brand Designer", "Campaign Manager"]),
        ("Sales", 20, "Chief Revenue Officer", "Sales Manager", ["Account Executive", "Account Manager", "Sales Development Representative"]),
        ("Engineering", 23, "Chief Technology Officer", "Engineering Manager", ["Software Engineer", "Senior Software Engineer", "Quality Engineer", "Data Engineer"]),
        ("Operations", 8, "Chief Operating Officer", "Operations Manager", ["Operations Specialist", "Buyer", "Facilities Coordinator"]),
        ("Finance", 6, "Chief Financial Officer", "Finance Manager", ["Accountant", "Controller", "Financial Analyst"]),
        ("Customer Success", 6, "Head of Customer Success", "Customer Success Lead", ["Customer Success Manager", "Support Engineer"]),
        ("Legal", 2, "General Counsel", "Legal Lead", ["Counsel", "Privacy Officer"]),
        ("IT", 2, "Head of IT", "IT Lead", ["Systems Administrator", "Service Desk Analyst"]),
    ];

    /// <summary>Builds the directory. People count guests and disabled accounts.</summary>
    /// <param name="language">What everybody reads; null: each person their own.</param>
    public static CompanyDirectory Build(int seed, int people, string? language = null)
    {
        var ids = new StableIds(seed);
        var random = new Random(seed);
        var factory = new PersonFactory(ids, random, Domain);
        var directory = new CompanyDirectory(Organisation, Domain);
        var byDepartment = new Dictionary<string, List<Person>>(StringComparer.Ordinal);

        var ceo = factory.Create("Executive", "Chief Executive Officer");
        directory.Add(ceo);

        var guests = Math.Max(3, people / 80);
        var disabled = Math.Max(4, people / 60);
        var employees = people - guests - disabled - 1;
        var left = employees;
        foreach (var (name, share, head, lead, titles) in Departments)
        {
            var size = name == "IT" ? left : Math.Max(3, employees * share / 100);
            left -= size;
            byDepartment[name] = Staff(directory, factory, random, ceo, name, size, head, lead, titles);
        }

        var former = new List<Person>();
        for (var i = 0; i < disabled; i++)
        {
            var department = i % 2 == 0 ? "Talent Acquisition" : Departments[random.Next(Departments.Length)].Name;
            var person = factory.Create(department, "Former employee");
            person.Enabled = false;
            person.Manager = byDepartment[department][0];
            directory.Add(person);
            former.Add(person);
        }

        var outside = new List<Person>();
        for (var i = 0; i < guests; i++)
        {
            var person = factory.Create("Talent Acquisition", "Agency recruiter", guest: true);
            directory.Add(person);
            outside.Add(person);
        }

        CompanyGroups.Build(directory, ids, byDepartment, ceo, former, outside);
        foreach (var person in directory.People.Where(_ => language is not null))
        {
            person.Language = language;
        }

        return directory;
    }

    /// <summary>Most managers get few reports, some get many.</summary>
    private static List<Person> Staff(
        CompanyDirectory directory, PersonFactory factory, Random random, Person ceo,
        string department, int size, string head, string lead, string[] titles)
    {
        var staff = new List<Person>(size);
        var managers = new Queue<Person>();
        for (var i = 0; i < size; i++)
        {
            var person = factory.Create(department, i == 0 ? head : titles[random.Next(titles.Length)]);
            staff.Add(person);
        }

        staff[0].Manager = ceo;
        managers.Enqueue(staff[0]);
        for (var next = 1; next < size;)
        {
            var manager = managers.Dequeue();
            var span = manager == staff[0] ? Math.Clamp(size / 8, 3, 8) : DrawSpan(random);
            if (manager != staff[0])
            {
                manager.JobTitle = lead;
            }

            for (var i = 0; i < span && next < size; i++)
            {
                staff[next].Manager = manager;
                managers.Enqueue(staff[next]);
                next++;
            }
        }

        staff.ForEach(directory.Add);
        return staff;
    }

    private static int DrawSpan(Random random) => random.Next(100) switch
    {
        < 70 => random.Next(2, 5),
        < 90 => random.Next(5, 10),
        < 97 => random.Next(10, 15),
        _ => random.Next(20, 31),
    };
}
