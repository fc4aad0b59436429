using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>The same on PostgreSQL.</summary>
public sealed class MainStoryOnPostgres : MainStory
{
    private protected override async Task<StoryDatabase> DatabaseAsync()
    {
        Assert.SkipUnless(Needs.Postgres is not null, Needs.PostgresReason);
        return await PostgresStoryDatabase.CreateAsync();
    }
}
