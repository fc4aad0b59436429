using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Storage.Leases;
using TeamsOptOutBot.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Scenarios.Storage;

public sealed class PostgresDeliveryQueueTests : DeliveryQueueConformance
{
    [Fact]
    public async Task A_second_replica_gets_the_lease_when_it_is_given_back_and_not_before()
    {
        var other = PostgresLeases.Create(Services.GetRequiredService<ISqlWriter>(), TimeProvider.System);
        var held = await TakeAsync();
        (await other.TakeAsync(LeaseNames.Dispatch, CancellationToken.None)).ShouldBeNull();

        await Leases.ReleaseAsync(held, CancellationToken.None);

        var next = (await other.TakeAsync(LeaseNames.Dispatch, CancellationToken.None)).ShouldNotBeNull();
        next.WasLeftBehind.ShouldBeFalse();
        (await Leases.RenewAsync(held, CancellationToken.None)).ShouldBeFalse();
    }

    private protected override async Task<StoryDatabase> CreateDatabaseAsync()
    {
        Assert.SkipUnless(Needs.Postgres is not null, Needs.PostgresReason);
        return await PostgresStoryDatabase.CreateAsync();
    }
}
