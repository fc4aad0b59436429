using Shouldly;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator;
using Xunit;

namespace TeamsOptOutBot.Tests.Simulator;

public sealed class CompanyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(17)]
    public void A_company_of_250_is_as_untidy_as_a_real_one(int seed)
    {
        var company = Company.Build(seed, 250);

        company.People.Count.ShouldBe(250);
        company.People.Select(p => p.Country.Code).Distinct().Count().ShouldBe(7);
        var audience = Audience(company);
        audience.Count.ShouldBeInRange(50, 70);
        Members(company, "Recruiters").Intersect(Members(company, "Page Admins")).Count(p => p is { Enabled: true, Guest: false }).ShouldBeGreaterThan(1);
        Members(company, "Recruiters").ShouldContain(p => p.Guest);
        Members(company, "Recruiters").ShouldContain(p => !p.Enabled);
        Members(company, "HR").Count.ShouldBeGreaterThanOrEqualTo(5);
        company.FindGroups("Marketing Team").Count.ShouldBe(2);
        var teams = audience.Where(p => p.Manager is not null).GroupBy(p => p.Manager).Select(g => g.Count()).ToList();
        teams.Count(size => size < 5).ShouldBeGreaterThan(teams.Count / 2);
        teams.Max().ShouldBeGreaterThanOrEqualTo(5);
    }

    [Fact]
    public void Everybody_but_one_reports_up_to_the_chief_executive()
    {
        var company = Company.Build(3, 400);
        var employees = company.People.Where(p => !p.Guest).ToList();

        foreach (var person in employees)
        {
            var top = person;
            for (var steps = 0; top.Manager is { } manager; steps++)
            {
                steps.ShouldBeLessThan(30);
                top = manager;
            }

            top.ShouldBe(employees[0]);
        }
    }

    [Fact]
    public void The_same_seed_makes_the_same_people()
    {
        Company.Build(5, 100).People.Select(p => (p.Id, p.Mail, p.TeamsId, p.ConversationId))
            .ShouldBe(Company.Build(5, 100).People.Select(p => (p.Id, p.Mail, p.TeamsId, p.ConversationId)));
    }

    [Fact]
    public void Ten_thousand_people_have_ids_and_addresses_of_their_own()
    {
        var people = Company.Build(1, 10_000).People;

        people.Count.ShouldBe(10_000);
        people.Select(p => p.Mail).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(10_000);
        people.Select(p => p.ConversationId).Distinct(StringComparer.Ordinal).Count().ShouldBe(10_000);
    }

    [Fact]
    public async Task A_taken_port_and_an_unwritable_folder_are_said_in_one_sentence()
    {
        await using var first = await SimulatorHost.StartAsync(new SimulatorOptions { Port = 0, People = 60 }, CancellationToken.None);
        var port = new Uri(first.Url).Port;
        var file = Path.GetTempFileName();

        var taken = await Should.ThrowAsync<SimulatorException>(() => SimulatorHost.StartAsync(new SimulatorOptions { Port = port, People = 60 }, CancellationToken.None));
        var unwritable = await Should.ThrowAsync<SimulatorException>(() => SimulatorHost.StartAsync(new SimulatorOptions { Port = 0, People = 60, Data = file }, CancellationToken.None));
        File.Delete(file);

        taken.Message.ShouldBe($"Port {port} is taken by another program. Choose another with --port, or --port 0 for any free one.");
        unwritable.Message.ShouldStartWith($"The data folder {file} cannot be written");
    }

    [Theory]
    [InlineData("There is no option --colour. Try --help.", "--colour")]
    [InlineData("--port needs a value. Try --help.", "--port")]
    [InlineData("--people needs a number from 0 to 2147483647, not 'many'.", "--people", "many")]
    [InlineData("--bot-url goes with --bot none: otherwise the simulator starts its own bot.", "--bot-url", "http://127.0.0.1:5000")]
    public void A_slip_on_the_command_line_is_said_in_one_sentence(string sentence, params string[] args) =>
        Should.Throw<SimulatorException>(() => CommandLine.Parse(args)).Message.ShouldBe(sentence);

    private static HashSet<Person> Members(CompanyDirectory company, string group) => [.. company.TransitiveMembers(company.FindGroups(group).Single())];

    private static HashSet<Person> Audience(CompanyDirectory company) =>
        [.. Members(company, "Recruiters").Union(Members(company, "Page Admins")).Where(p => p is { Enabled: true, Guest: false })];
}
