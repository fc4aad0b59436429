using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Scenarios;

/// <summary>Wrong input gets a clear answer and changes nothing.</summary>
public class BadInputStories : StoryTests
{
    private static readonly (string Text, string Answer)[] Commands =
    [
        ("start linkedin-ai to Recruitters", "Near ones: Recruiters"),
        ("start linkedin-ai to Zzyzx", "The directory has no group called “Zzyzx”"),
        ("start linkedin-ai to “Marketing Team”", "2 groups are called “Marketing Team”"),
        ("start linkedin-ai to \"Works Council\"", "hides its members"),
        ("start linkedin-au to Recruiters", "There is no template called “linkedin-au”"),
        ("start linkedin-ai to \"Recruiters", "A quotation mark has no partner"),
        ("start linkedin-ai to Recruiters due 2020-01-01", "cannot be the due date"),
        ("start linkedin-ai", "Say to whom"),
        ("status linkedin-xy", "There is no campaign called “linkedin-xy”"),
        ("remind nothing-here", "There is no campaign called “nothing-here”"),
        ("close", "Say which campaign"),
        ("staart linkedin-ai to Recruiters", "is not a command. Did you mean"),
    ];

    [Fact]
    public async Task A_wrong_command_is_answered_with_a_sentence_and_starts_nothing()
    {
        var hr = Story.Hr();
        foreach (var (text, answer) in Commands)
        {
            (await hr.SayAsync(text)).Words.ShouldContain(answer, customMessage: text);
            Story.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await hr.SayAsync("start linkedin-ai to " + new string('x', 50_000))).Words.ShouldContain("A command may have at most");
        await NothingStartedAsync();
    }

    [Fact]
    public async Task An_empty_group_is_refused_with_the_reason()
    {
        (await Story.Hr().SayAsync("start linkedin-ai to \"Alumni Programme\"")).Words.ShouldContain("There is nobody in Alumni Programme who can get a notice");

        await NothingStartedAsync();
    }

    [Fact]
    public async Task Malformed_JSON_and_a_wrong_tenant_are_refused()
    {
        var malformed = await Story.PostAsync("/sim/activities", new { body = "{ \"type\": \"message\", " });
        var foreign = await Story.PostAsync("/sim/activities", new
        {
            body = new
            {
                type = "message",
                id = "1",
                text = "status",
                channelId = "msteams",
                serviceUrl = Story.Tenant.BotSettings["Microsoft365__TeamsServiceUrl"],
                from = new { id = "29:foreign", aadObjectId = Guid.NewGuid() },
                recipient = new { id = "28:" + Story.Tenant.BotSettings["Microsoft365__AppId"] },
                conversation = new { id = "a:foreign", conversationType = "personal", tenantId = Guid.NewGuid() },
                channelData = new { tenant = new { id = Guid.NewGuid() } },
            },
        });
        var unsigned = await Story.PostAsync("/sim/activities", new { body = new { type = "message" }, sign = "none" });

        ((int)malformed["status"]!).ShouldBe(400);
        malformed["body"]!.ToJsonString().Length.ShouldBeGreaterThan(20);
        ((int)foreign["status"]!).ShouldBe(403);
        ((int)unsigned["status"]!).ShouldBeInRange(401, 403);
        (await Story.ReadAsync((database, token) => database.Conversations.CountAsync(token))).ShouldBe(0);
    }

    private async Task NothingStartedAsync()
    {
        await Story.StepAsync();
        (await Story.ReadAsync((database, token) => database.Campaigns.CountAsync(c => c.Status == CampaignStatus.Running, token))).ShouldBe(0);
        (await Story.ReadAsync((database, token) => database.Deliveries.CountAsync(d => d.Kind == Delivery.DeliveryKind.Notice, token))).ShouldBe(0);
    }
}
