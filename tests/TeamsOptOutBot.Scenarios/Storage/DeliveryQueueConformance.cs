using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Leases;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Queue;

namespace TeamsOptOutBot.Scenarios.Storage;

/// <summary>What the outbox keeps on every database: one holder, no row twice, totals in the commit of their rows.</summary>
public abstract class DeliveryQueueConformance : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly ClaimPlan Window = new(64, 12, 32, 1);

    private StoryDatabase? _database;
    private ServiceProvider? _services;
    private int _people;

    private IDeliveryQueue Queue => Services.GetRequiredService<IDeliveryQueue>();

    private protected ILeases Leases => Services.GetRequiredService<ILeases>();

    private protected ServiceProvider Services => _services ?? throw new InvalidOperationException("Not begun.");

    public async ValueTask InitializeAsync()
    {
        _database = await CreateDatabaseAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(_database.Settings).Build();
        _services = new ServiceCollection().AddSingleton(TimeProvider.System).AddStorage(configuration.GetSection("Storage")).BuildServiceProvider();
        await _services.GetRequiredService<IDatabase>().PrepareAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_services is not null)
            await _services.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private protected abstract Task<StoryDatabase> CreateDatabaseAsync();

    [Fact]
    public async Task A_result_moves_the_totals_in_the_commit_of_its_row()
    {
        await CampaignAsync(1, people: 3);
        var lease = await TakeAsync();
        var claimed = (await Queue.RunAsync(lease.Fence, [], Window, Now, CancellationToken.None))!;
        claimed.Count.ShouldBe(3);

        DeliveryOutcome[] outcomes =
        [
            Outcomes.Of(claimed[0], new DeliveryResult.Delivered("a1"), Now),
            Outcomes.Of(claimed[1], new DeliveryResult.Unreachable(DeliveryReason.BlockedByUser), Now),
            Outcomes.Of(claimed[2], new DeliveryResult.Later(Now.AddMinutes(1), DeliveryReason.ServiceBusy, Uncertain: false, Counted: true, ReachStep.None, Remedies.None), Now),
        ];
        (await Queue.RunAsync(lease.Fence, outcomes, Window, Now, CancellationToken.None))!.ShouldBeEmpty();

        await ShouldCountAsync(1, (CounterKind.Delivered, 0, 1), (CounterKind.Retrying, 0, 1), (CounterKind.Unreachable, (int)DeliveryReason.BlockedByUser, 1));
        (await ReadAsync((database, token) => database.DeliverySteps.CountAsync(token))).ShouldBe(2);
    }

    [Fact]
    public async Task No_row_is_taken_twice()
    {
        await CampaignAsync(1, people: 150);
        var lease = await TakeAsync();
        var taken = new List<long>();
        while (await Queue.RunAsync(lease.Fence, [], Window, Now, CancellationToken.None) is { Count: > 0 } claimed)
            taken.AddRange(claimed.Select(row => row.Id));

        taken.Count.ShouldBe(150);
        taken.ShouldBeUnique();
    }

    [Fact]
    public async Task Whoever_was_replaced_takes_nothing_and_writes_nothing()
    {
        await CampaignAsync(1, people: 2);
        var slept = await TakeAsync();
        var claimed = (await Queue.RunAsync(slept.Fence, [], Window, Now, CancellationToken.None))!;
        var present = await TakeAsync();

        (await Queue.RunAsync(slept.Fence, [Outcomes.Of(claimed[0], new DeliveryResult.Delivered("late"), Now)], Window, Now, CancellationToken.None)).ShouldBeNull();
        (await Leases.RenewAsync(slept, CancellationToken.None)).ShouldBeFalse();
        present.Fence.ShouldBeGreaterThan(slept.Fence);
        present.WasLeftBehind.ShouldBeTrue();
        (await Queue.RecoverAsync(present.Fence, Now, CancellationToken.None)).ShouldBe(2);

        await ShouldCountAsync(1, (CounterKind.Retrying, 0, 2), (CounterKind.TakenOver, 0, 1));
        var again = (await Queue.RunAsync(present.Fence, [], Window, Now, CancellationToken.None))!;
        again.Count.ShouldBe(2);
        again.ShouldAllBe(row => row.WasUncertain);
        await Queue.RunAsync(present.Fence, [.. again.Select(row => Outcomes.Of(row, new DeliveryResult.Delivered("second"), Now))], Window, Now, CancellationToken.None);
        await ShouldCountAsync(1, (CounterKind.Delivered, 0, 2), (CounterKind.TakenOver, 0, 1), (CounterKind.SentAgain, 0, 2));
    }

    [Fact]
    public async Task A_small_campaign_takes_turns_with_a_large_one()
    {
        await CampaignAsync(1, people: 500);
        await CampaignAsync(2, people: 10);
        var lease = await TakeAsync();

        var claimed = (await Queue.RunAsync(lease.Fence, [], Window, Now, CancellationToken.None))!;

        claimed.Count.ShouldBe(64);
        claimed.Count(row => row.CampaignId == 2).ShouldBe(10);
    }

    [Fact]
    public async Task Who_must_be_reached_first_leaves_half_the_window_to_the_others()
    {
        await CampaignAsync(1, people: 100, reachable: false);
        await CampaignAsync(2, people: 100);
        var lease = await TakeAsync();

        var claimed = (await Queue.RunAsync(lease.Fence, [], Window, Now, CancellationToken.None))!;

        claimed.Count.ShouldBe(64);
        claimed.Count(row => row.Lane == DeliveryLane.Reach).ShouldBeLessThanOrEqualTo(32);
        claimed.Count(row => row.CampaignId == 2).ShouldBeGreaterThanOrEqualTo(32);
    }

    [Fact]
    public async Task A_retry_of_a_campaign_that_was_closed_is_taken_back()
    {
        await CampaignAsync(1, people: 1);
        var lease = await TakeAsync();
        var claimed = (await Queue.RunAsync(lease.Fence, [], Window, Now, CancellationToken.None))!;
        await Services.GetRequiredService<IWriter>().WriteAsync(
            (database, token) => database.Campaigns.ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, CampaignStatus.Closed), token), CancellationToken.None);

        var later = new DeliveryResult.Later(Now.AddMinutes(1), DeliveryReason.ServiceBusy, Uncertain: false, Counted: true, ReachStep.None, Remedies.None);
        await Queue.RunAsync(lease.Fence, [Outcomes.Of(claimed[0], later, Now)], Window, Now, CancellationToken.None);

        await ShouldCountAsync(1, (CounterKind.Recalled, 0, 1));
    }

    private protected async Task<HeldLease> TakeAsync() => (await Leases.TakeAsync(LeaseNames.Dispatch, CancellationToken.None)).ShouldNotBeNull();

    private Task<T> ReadAsync<T>(Func<BotDbContext, CancellationToken, Task<T>> read) => Services.GetRequiredService<IReader>().ReadAsync(read, CancellationToken.None);

    private async Task ShouldCountAsync(int campaign, params (CounterKind Kind, int Detail, long Value)[] expected)
    {
        var counters = await ReadAsync((database, token) => database.Counters.Where(c => c.CampaignId == campaign && c.Value != 0).ToListAsync(token));
        counters.Select(c => (c.Kind, c.Detail, c.Value)).ShouldBe(expected, ignoreOrder: true);
    }

    private Task CampaignAsync(int id, int people, bool reachable = true) => Services.GetRequiredService<IWriter>().WriteAsync(
        async (database, token) =>
        {
            database.Campaigns.Add(new Campaign
            {
                Id = id,
                Name = $"campaign-{id}",
                TemplateId = "t",
                FrozenTemplate = "{}",
                ReminderDays = "",
                GroupNames = "",
                Status = CampaignStatus.Running,
                StartedAt = Now,
                CreatedAt = Now,
            });
            for (var i = 0; i < people; i++)
            {
                var person = new Person { Id = ++_people, AadId = Guid.NewGuid(), Name = "n" };
                database.People.Add(person);
                if (reachable)
                    database.Conversations.Add(new Conversation { AadId = person.AadId, ConversationId = $"c{person.Id}", ServiceUrl = "s" });
                database.Recipients.Add(new Recipient { CampaignId = id, PersonId = person.Id, JoinedAt = Now });
                database.Deliveries.Add(new DeliveryRow { CampaignId = id, PersonId = person.Id, Kind = DeliveryKind.Notice, Priority = DeliveryPriority.Notice, CardId = 1, DueAt = Now, CreatedAt = Now });
            }

            await database.SaveChangesAsync(token);
            await database.AddAsync(id, CounterKind.Pending, 0, people, token);
        },
        CancellationToken.None);
}
