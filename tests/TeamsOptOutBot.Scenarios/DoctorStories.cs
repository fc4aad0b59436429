using TeamsOptOutBot.Campaigns;
using TeamsOptOutBot.Scenarios.Drivers;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary><c>doctor</c> in the chat says what the health page says, to those who may ask.</summary>
public class DoctorStories : StoryTests
{
    private const string Missing = "The permission GroupMember.ReadBasic.All is missing.";
    private const string Grant = "Grant the application permission GroupMember.ReadBasic.All to the app registration in Entra and give admin consent.";

    [Fact]
    public async Task HR_and_IT_read_the_list_and_nobody_else_does()
    {
        var people = Story.Company.Group("Helpdesk", 2);
        await StartAgainAsync(("Roles:ItGroup", "Helpdesk"));

        foreach (var asker in new PersonDriver[] { Story.Hr(), Story.Employee(people[0]) })
        {
            var card = (await asker.SayAsync("doctor")).View;
            card.Title.ShouldBe("Health of the service");
            card.Text.ShouldContain("Everything is in order.");
            card.Text.ShouldContain("✔ Token for Microsoft Graph");
            card.Text.ShouldContain("– Public address: not checked, because Service:PublicUrl is not set");
        }

        var other = Story.Company.Employees().First(person => !people.Contains(person));
        (await Story.Employee(other).SayAsync("doctor")).Words.ShouldContain("Only members of the group HR, Helpdesk can do this.");
    }

    [Fact]
    public async Task Somebody_who_reads_Swedish_reads_it_in_Swedish()
    {
        await StartAgainAsync();
        var hr = Story.Hr();
        hr.Person.Language = "sv-SE";

        (await hr.SayAsync("doctor")).View.Text.ShouldContain($"✔ {MarkedTexts.SwedishSign}Token for Microsoft Graph");
    }

    [Fact]
    public async Task A_permission_that_is_lost_while_a_campaign_runs_is_named_in_the_same_sentences_on_the_page_to_the_author_and_by_the_doctor()
    {
        ExpectedErrors.Add("Grant the application permission");
        await StartAgainAsync();
        Story.Company.Group("Pilot", 3);
        var hr = Story.Hr();
        await hr.SendAsync("Pilot");
        await Story.FaultsAsync(new { errors = new Dictionary<string, double> { ["403"] = 1 }, operation = "graph.transitiveMembers" });
        var before = await hr.LastIdAsync();

        await RefreshAsync();

        var told = await hr.NextAsync(before);
        told.Words.ShouldContain($"I can't read Pilot any more; IT has been told; nothing is lost. I go on by myself when it can be read again. {Missing} {Grant}");
        (await Story.HealthAsync()).ShouldSatisfyAllConditions(page => page.ShouldContain($"Pilot: {Missing}"), page => page.ShouldContain(Grant), page => page.ShouldContain("troubled"));
        var doctor = (await hr.SayAsync("doctor")).View;
        doctor.Text.ShouldContain($"Pilot: {Missing}");
        doctor.Text.ShouldContain(Grant);
        doctor.Text.ShouldContain("✘ Members can be read (GroupMember.ReadBasic.All)");
        (await hr.SayAsync("start linkedin-ai to Pilot")).Words.ShouldContain($"{Missing} {Grant}");
        await RefreshAsync();
        (await hr.FromBotAsync()).Count(message => message.Words.Contains("I go on by myself", StringComparison.Ordinal)).ShouldBe(2, "Once for the campaign that runs and once for the draft.");

        await Story.FaultsAsync(new { });
        await RefreshAsync();

        (await hr.SayAsync("doctor")).View.Text.ShouldContain("Everything is in order.");
        (await Story.HealthAsync()).ShouldContain("healthy");
        (await hr.StatusAsync())["Audience"].ShouldBe(3);
    }

    private async Task RefreshAsync()
    {
        Story.Clock.Advance(RefreshAudiences.Interval);
        await Story.RunAsync<RefreshAudiences>();
        await Story.StepAsync();
    }

    /// <summary>Without a public address, which leads nowhere in stories.</summary>
    private async Task StartAgainAsync(params (string Name, string Value)[] settings)
    {
        Story.Settings["Service:PublicUrl"] = "";
        foreach (var (name, value) in settings)
            Story.Settings[name] = value;
        await Story.StopServiceAsync();
        await Story.StartServiceAsync();
    }
}
