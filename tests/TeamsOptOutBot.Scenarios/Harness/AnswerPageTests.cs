using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Links;
using TeamsOptOutBot.Storage;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>What stories about the answer page share.</summary>
public abstract class AnswerPageTests : StoryTests
{
    /// <summary>A campaign for one person of that country, and the link that their mail would carry.</summary>
    private protected async Task<(Colleague Person, Uri Link)> AskOneAsync(string country, string group = "Pilot")
    {
        var person = Story.Company.Employees().First(p => p.Country.Code == country);
        return (person, await AskAsync(person, group));
    }

    private protected async Task<Uri> AskAsync(Colleague person, string group, string template = "linkedin-ai")
    {
        Story.Company.Group(group, [person]);
        await Story.Hr().SendAsync(group, template: template);
        return await LinkAsync(person);
    }

    /// <summary>A link of the newest campaign.</summary>
    private protected async Task<Uri> LinkAsync(Colleague person, int days = 90)
    {
        var (campaign, row) = await Story.ReadAsync(async (database, token) => (
            await database.Campaigns.MaxAsync(c => c.Id, token), await database.People.Where(p => p.AadId == person.Id).Select(p => p.Id).SingleAsync(token)));
        return (await Story.Service.Get<IAnswerLinks>().ForAsync(campaign, row, Story.Clock.GetUtcNow().AddDays(days), CancellationToken.None)).ShouldNotBeNull();
    }

    /// <summary>Lets the campaign of a link do without sign-in.</summary>
    private protected async Task SetAsync(Uri link, bool withoutSignIn)
    {
        var opened = (await Story.Service.Get<AnswerLinks>().OpenAsync(link.Segments[^1], CancellationToken.None)).ShouldNotBeNull();
        await Story.Service.Get<IWriter>().WriteAsync(
            (database, token) => database.Campaigns.Where(c => c.Id == opened.CampaignId).ExecuteUpdateAsync(set => set.SetProperty(c => c.LinkWithoutSignIn, withoutSignIn), token), CancellationToken.None);
    }

    /// <param name="presses">Everything that is recorded, oldest first.</param>
    private protected async Task ShouldHaveAsync(string[] presses) =>
        (await Story.ReadAsync((database, token) => database.Acknowledgements.OrderBy(a => a.Id).ToListAsync(token))).Select(a => $"{a.Answer} by {a.Channel}").ShouldBe(presses);

    /// <summary>Every row that a press could touch.</summary>
    private protected Task<string> EverythingAsync() => Story.ReadAsync(async (database, token) => string.Join('\n',
    [
        .. (await database.Recipients.OrderBy(r => r.CampaignId).ThenBy(r => r.PersonId).ToListAsync(token)).Select(r => System.Text.Json.JsonSerializer.Serialize(r)),
        .. (await database.Acknowledgements.OrderBy(r => r.Id).ToListAsync(token)).Select(r => System.Text.Json.JsonSerializer.Serialize(r)),
        .. (await database.Deliveries.OrderBy(r => r.Id).ToListAsync(token)).Select(r => System.Text.Json.JsonSerializer.Serialize(r)),
        .. (await database.Audit.OrderBy(r => r.Id).ToListAsync(token)).Select(r => System.Text.Json.JsonSerializer.Serialize(r)),
        .. (await database.LinkKeys.OrderBy(r => r.Id).ToListAsync(token)).Select(r => System.Text.Json.JsonSerializer.Serialize(r)),
    ]));
}
