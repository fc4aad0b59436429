using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios.Storage;

public sealed class SqliteDeliveryQueueTests : DeliveryQueueConformance
{
    private protected override Task<StoryDatabase> CreateDatabaseAsync() => Task.FromResult<StoryDatabase>(new SqliteStoryDatabase());
}
