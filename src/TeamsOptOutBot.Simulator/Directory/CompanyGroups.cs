namespace TeamsOptOutBot.Simulator.Directory;

/// <summary>The company's groups: nested, overlapping, ambiguous, empty, hidden, with guests and disabled accounts in them.</summary>
internal static class CompanyGroups
{
    public const string Authors = "HR";

    private static readonly string[] Emea = ["DE", "FR", "GB", "CH"];
    private static readonly string[] Americas = ["CA", "US"];

    public static void Build(
        CompanyDirectory directory, StableIds ids, Dictionary<string, List<Person>> departments,
        Person ceo, List<Person> former, List<Person> guests)
    {
        var number = 0;

        Group Make(string name, string? mail, string description, bool hidden = false)
        {
            var group = new Group
            {
                Id = ids.NewGuid("group", number++),
                Name = name,
                Mail = mail is null ? null : $"{mail}@{directory.Domain}",
                Description = description,
                HiddenMembership = hidden,
            };
            directory.Add(group);
            return group;
        }

        void Put(Group group, IEnumerable<Person> people)
        {
            foreach (var person in people)
            {
                directory.AddMember(group, person);
            }
        }

        var recruiting = departments["Talent Acquisition"];
        var marketing = departments["Marketing"];
        var sales = departments["Sales"];

        Put(Make(Authors, "hr", "May start campaigns"), departments["Human Resources"].Take(6));
        Put(Make("All Staff", "all", "Everybody"), directory.People.Where(p => p is { Enabled: true, Guest: false }));

        var recruiters = Make("Recruiters", "recruiters", "Everybody who recruits");
        var emea = Make("Recruiters EMEA", "recruiters-emea", "Recruiters in Europe");
        var americas = Make("Recruiters Americas", "recruiters-americas", "Recruiters in Canada and the United States");
        var apac = Make("Recruiters APAC", null, "Recruiters in Hong Kong");
        directory.AddMember(recruiters, emea);
        directory.AddMember(recruiters, americas);
        directory.AddMember(recruiters, apac);
        Put(emea, recruiting.Where(p => Emea.Contains(p.Country.Code)));
        Put(americas, recruiting.Where(p => Americas.Contains(p.Country.Code)));
        Put(apac, recruiting.Where(p => p.Country.Code == "HK"));

        // The head is also a direct member: a person may be in by two ways.
        Put(recruiters, [recruiting[0], .. guests.Take(guests.Count - 1), .. former.Where(p => p.Department == "Talent Acquisition")]);

        var pageAdmins = Make("Page Admins", "page-admins", "Administrators of the company's pages");
        var dach = Make("Page Admins DACH", null, "Pages in German");
        directory.AddMember(pageAdmins, dach);
        var admins = marketing.Take(Math.Max(4, marketing.Count * 55 / 100)).ToList();
        Put(dach, admins.Where(p => p.Country.Code is "DE" or "CH"));
        Put(pageAdmins, [.. admins.Where(p => p.Country.Code is not ("DE" or "CH")), .. recruiting.Skip(3).Take(Math.Max(2, recruiting.Count / 8)), ceo, guests[^1]]);

        Put(Make("Sales", "sales", "The sales department"), sales);
        Put(Make("Marketing", "marketing", "The marketing department"), marketing);
        Put(Make("Marketing Team", "marketing-team", "Marketing, headquarters"), marketing.Take(marketing.Count / 2));
        Put(Make("Marketing Team", "marketing-team-americas", "Marketing, Americas"), marketing.Where(p => Americas.Contains(p.Country.Code)));
        Put(Make("O'Brien's Team", null, "A name with quotes in it"), sales.Skip(1).Take(7));
        Make("Alumni Programme", "alumni", "Nobody yet");
        Put(
            Make("Works Council", "works-council", "Membership is hidden", hidden: true),
            directory.People.Where(p => p.Country.Code == "DE" && p is { Enabled: true, Guest: false }).Skip(5).Take(7));
        Put(Make("IT Service Desk", "servicedesk", "First line"), departments["IT"]);
    }
}
