namespace TeamsOptOutBot.Storage.Queue;

/// <summary>The outbox as the dispatcher sees it: whatever it takes and whatever became of it, in one transaction.</summary>
internal interface IDeliveryQueue
{
    /// <summary>Writes what became of earlier claims and takes new ones, under the number that <paramref name="fence"/> is.</summary>
    /// <returns>Null when somebody else dispatches by now: nothing was written and nothing taken.</returns>
    Task<IReadOnlyList<ClaimedDelivery>?> RunAsync(long fence, IReadOnlyCollection<DeliveryOutcome> outcomes, ClaimPlan plan, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>What an earlier holder left in flight may or may not have arrived; it is sent again.</summary>
    /// <returns>How many rows.</returns>
    Task<int> RecoverAsync(long fence, DateTimeOffset now, CancellationToken cancellationToken);
}
