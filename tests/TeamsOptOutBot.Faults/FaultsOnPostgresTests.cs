using TeamsOptOutBot.Scenarios;

namespace TeamsOptOutBot.Faults;

public sealed class FaultsOnPostgresTests(ITestOutputHelper output) : FaultCampaignTests(output)
{
    [Fact]
    public async Task With_two_replicas_nothing_is_lost()
    {
        Assert.SkipUnless(FaultPlan.WithReplicas, "TEAMSOPTOUTBOT_FAULTS_REPLICAS=1 asks for it: ten minutes and more, most of them waiting for leases of killed replicas.");
        Assert.SkipUnless(Needs.Postgres is not null, Needs.PostgresReason);
        await using var database = await PostgresFaultDatabase.CreateAsync();
        await RunAsync(database, replicas: 2);
    }
}
