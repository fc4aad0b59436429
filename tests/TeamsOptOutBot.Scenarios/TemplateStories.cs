using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Scenarios.Builders;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Texts;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Scenarios;

/// <summary>Templates of other shapes than LinkedIn's, and an organisation's own ones.</summary>
public class TemplateStories : StoryTests
{
    [Fact]
    public async Task An_example_is_not_sent_and_its_filled_in_copy_is_confirmed_after_a_wrong_choice_that_records_nothing()
    {
        var person = Story.Company.From("CA", 1)[0];
        Story.Company.Group("Pilot", [person]);
        (await Story.Hr().SayAsync("start policy-attestation to Pilot")).Words.ShouldContain("“policy-attestation” is there to be copied.");
        (await Story.ReadAsync((database, token) => database.Campaigns.CountAsync(token))).ShouldBe(0);
        using var own = new OwnTemplates();
        own.Copy("policy-attestation", "travel-policy", ("\"id\": \"policy-attestation\"", "\"id\": \"travel-policy\""), ("\"example\": true,", ""), ("Acceptable Use Policy", "Travel Policy"));
        await RestartAsync(own.Folder);

        await Story.Hr().SendAsync("Pilot", template: "travel-policy");
        var employee = Story.Employee(person);
        var notice = (await employee.FromBotAsync())[^1];
        notice.View.Title.ShouldBe("Please read and confirm — Travel Policy");

        (await employee.PressAsync(notice, "done")).Sentence.ShouldNotBeNull();
        (await employee.PressAsync(notice, "done", inputs: new { question_unsure = "2" })).Sentence!.ShouldStartWith("Have another look at the part on whom to ask");
        (await PressesAsync()).ShouldBe(0);
        (await employee.PressAsync(notice, "done", inputs: new { question_unsure = "1" })).View.Text.ShouldContain("Recorded: I have read it");
        (await PressesAsync()).ShouldBe(1);
        (await Story.Hr().StatusAsync("travel-policy"))["Answered"].ShouldBe(1);
    }

    [Fact]
    public async Task A_notice_about_an_exposed_password_has_no_link_and_the_strict_profile_everywhere()
    {
        List<Colleague> people = [.. Story.Company.From("US", 2), .. Story.Company.From("DE", 1)];
        Story.Company.Group("Affected", people);
        var preview = await Story.Hr().PreviewAsync("Affected", template: "exposed-password");
        preview.View["Strict profile"].ShouldBe(3);
        preview.View.Has("Standard profile").ShouldBeFalse();

        await Story.Hr().PressAsync(preview, "sendNow");
        await Story.StepAsync();
        var employee = Story.Employee(people[0]);
        var notice = (await employee.FromBotAsync())[^1];

        notice.View.Text.ShouldContain("Your privacy (strict profile)");
        notice.View.Links.ShouldBeEmpty();
        (await employee.PressAsync(notice, "done")).View.Title.ShouldStartWith("Answered: ");
        (await PressesAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_notice_for_some_regions_leaves_out_people_elsewhere_and_the_preview_says_how_many()
    {
        List<Colleague> there = [.. Story.Company.From("DE", 1), .. Story.Company.From("GB", 1)];
        List<Colleague> elsewhere = [.. Story.Company.From("US", 2), .. Story.Company.From("CH", 1)];
        Story.Company.Group("Pilot", [.. there, .. elsewhere]);
        Story.Company.Group("Overseas", elsewhere);

        await Story.Hr().SendAsync("Pilot, Overseas", template: "meta-ai-objection");

        var campaign = await Story.ReadAsync((database, token) => database.Campaigns.SingleAsync(token));
        campaign.NotOfferedLeftOut.ShouldBe(3);
        var again = (await Story.Hr().PreviewAsync("Pilot, Overseas", template: "meta-ai-objection")).View;
        again["Not offered in their country"].ShouldBe(3);
        again.Has("In more than one group, counted once").ShouldBeFalse();
        again.Text.ShouldContain("2 people will get it.");
        foreach (var person in there)
            (await Story.Employee(person).FromBotAsync()).ShouldHaveSingleItem(person.Country.Code);
        foreach (var person in elsewhere)
            (await Story.Employee(person).FromBotAsync()).ShouldBeEmpty(person.Country.Code);
        (await Story.Hr().SayAsync("start meta-ai-objection to Overseas")).Words.ShouldContain("it is meant for some countries only");
    }

    [Fact]
    public async Task A_broken_template_of_ones_own_stops_the_start_with_file_and_line()
    {
        using var own = new OwnTemplates();
        own.Copy("exposed-password", "leaked-key", ("\"id\": \"exposed-password\"", "\"id\": \"leaked-key\""), ("\"review_by\": \"2027-02-24\"", "\"review_by\": \"soon\""));
        own.Copy("x-grok", "x-grok");
        ExpectedErrors.Add("Hosting failed to start");

        var refused = await Should.ThrowAsync<TextCatalogueException>(() => RestartAsync(own.Folder));
        refused.Message.ShouldContain($"{Path.Combine("leaked-key", "template.json")}(5): review_by must be a date such as");
        refused.Message.ShouldContain($"{Path.Combine("x-grok", "template.json")}(1): the id x-grok belongs to a template that is there already.");
        (await Should.ThrowAsync<TextCatalogueException>(() => RestartAsync(Path.Combine(own.Folder, "nowhere")))).Message.ShouldStartWith("Campaigns:Folder names ");

        Story.Settings.Remove("Campaigns:Folder");
    }

    private async Task RestartAsync(string folder)
    {
        Story.Settings["Campaigns:Folder"] = folder;
        await Story.StopServiceAsync();
        await Story.StartServiceAsync();
    }

    private Task<int> PressesAsync() => Story.ReadAsync((database, token) => database.Acknowledgements.CountAsync(token));
}
