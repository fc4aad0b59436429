namespace TeamsOptOutBot.Faults;

public sealed class FaultsOnSqliteTests(ITestOutputHelper output) : FaultCampaignTests(output)
{
    [Fact]
    public async Task With_one_replica_nothing_is_lost()
    {
        await using var database = new SqliteFaultDatabase();
        await RunAsync(database, replicas: 1);
    }
}
