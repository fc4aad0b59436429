using Shouldly;
using TeamsOptOutBot.Campaigns;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Tests.Storage;
using Xunit;

namespace TeamsOptOutBot.Tests.Campaigns;

public sealed class CampaignNamesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_first_campaign_bears_the_templates_name_and_the_next_ones_a_number()
    {
        await using var folder = await SqliteFolder.CreateAsync();

        (await FreeAsync(folder)).ShouldBe("linkedin-ai");
        await AddAsync(folder, "linkedin-ai", started: true);
        (await FreeAsync(folder)).ShouldBe("linkedin-ai-2");
        await AddAsync(folder, "LinkedIn-AI-2", started: true);
        (await FreeAsync(folder)).ShouldBe("linkedin-ai-3");
    }

    [Fact]
    public async Task A_draft_that_was_never_sent_takes_no_name_away()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        await AddAsync(folder, CampaignNames.OfDraft("linkedin-ai"), started: false);

        (await FreeAsync(folder)).ShouldBe("linkedin-ai");
    }

    [Fact]
    public void No_two_drafts_share_a_name_and_nobody_can_type_one()
    {
        var names = Enumerable.Range(0, 100).Select(_ => CampaignNames.OfDraft("linkedin-ai")).ToList();

        names.Distinct(StringComparer.Ordinal).Count().ShouldBe(100);
        names.ShouldAllBe(name => name.StartsWith("linkedin-ai#", StringComparison.Ordinal));
    }

    private static Task<string> FreeAsync(SqliteFolder folder) =>
        folder.Reader.ReadAsync((database, token) => CampaignNames.FreeAsync(database, "linkedin-ai", token), CancellationToken.None);

    private static Task AddAsync(SqliteFolder folder, string name, bool started) =>
        folder.Writer.WriteAsync(
            async (database, token) =>
            {
                database.Campaigns.Add(new Campaign
                {
                    Name = name,
                    TemplateId = "linkedin-ai",
                    FrozenTemplate = "{}",
                    ReminderDays = "7,14",
                    GroupNames = "Recruiters",
                    CreatedAt = Now,
                    StartedAt = started ? Now : null,
                });
                await database.SaveChangesAsync(token);
            },
            CancellationToken.None);
}
