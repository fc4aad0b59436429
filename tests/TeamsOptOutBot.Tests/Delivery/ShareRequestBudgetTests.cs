using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Storage.Leases;
using Xunit;

namespace TeamsOptOutBot.Tests.Delivery;

/// <summary>Teams' limit is for the app in the tenant: what replicas send together has to fit under it.</summary>
public sealed class ShareRequestBudgetTests
{
    private const int MostPerSecond = 50;

    private readonly FakeTimeProvider _time = new();
    private readonly Dictionary<object, double> _told = [];

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(25)]
    public async Task The_replies_of_one_and_the_notices_of_the_other_fit_under_the_limit_together(int repliesPerSecond)
    {
        var (sending, answering) = (NewReplica(), NewReplica());
        var sent = new List<TimeSpan>();
        var start = _time.GetTimestamp();
        for (var tick = 0; tick < 3000; tick++)
        {
            if (tick % 200 == 0)
            {
                await sending.Share.ShareAsync(CancellationToken.None);
                await answering.Share.ShareAsync(CancellationToken.None);
            }

            if (tick % (100 / repliesPerSecond) == 0)
            {
                answering.Budget.TakeNow();
                sent.Add(_time.GetElapsedTime(start));
            }

            while (sending.Budget.TryTake(RequestPriority.Bulk))
                sent.Add(_time.GetElapsedTime(start));
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        // Until both have told twice nothing is known of the replies.
        var known = sent.Where(at => at > TimeSpan.FromSeconds(5)).ToList();
        for (var i = MostPerSecond; i < known.Count; i++)
            (known[i] - known[i - MostPerSecond]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        (known.Count / 25d).ShouldBeGreaterThan(47);
    }

    [Fact]
    public async Task A_replica_that_is_gone_gives_its_share_back()
    {
        var (sending, answering) = (NewReplica(), NewReplica());
        await answering.Share.ShareAsync(CancellationToken.None);
        await sending.Share.ShareAsync(CancellationToken.None);
        sending.Budget.CurrentRate.ShouldBe(49);

        _told.Clear();
        await sending.Share.ShareAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(2));

        sending.Budget.CurrentRate.ShouldBe(49.5);
    }

    private (RequestBudget Budget, ShareRequestBudget Share) NewReplica()
    {
        var options = Options.Create(new DeliveryOptions());
        var budget = new RequestBudget(options.Value.Sends, _time);
        return (budget, new ShareRequestBudget(new Rows(_told), budget, options, _time, NullLogger<ShareRequestBudget>.Instance));
    }

    /// <summary>What <see cref="ILeases.ShareAsync"/> does, without a database.</summary>
    private sealed class Rows(Dictionary<object, double> told) : ILeases
    {
        public Task<double> ShareAsync(double ownRate, CancellationToken cancellationToken)
        {
            told[this] = ownRate;
            return Task.FromResult(told.Where(row => row.Key != this).Sum(row => row.Value));
        }

        public Task<HeldLease?> TakeAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> RenewAsync(HeldLease lease, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task ReleaseAsync(HeldLease lease, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
