using TeamsOptOutBot.Scenarios;

namespace TeamsOptOutBot.Faults;

public sealed class FaultsOnPostgresTests(ITestOutputHelper output) : FaultCampaignTests(output)
{
    [Fact]
    public async Task With_two_replicas_nothing_is_lost()
    {
        Assert.SkipUnless(Needs.Postgres is not null, Needs.PostgresReason);
        await using var database = await PostgresFaultDatabase.CreateAsync();
        await RunAsync(database, replicas: 2);
    }
}
