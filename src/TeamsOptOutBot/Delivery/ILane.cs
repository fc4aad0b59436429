using TeamsOptOutBot.Storage.Leases;
using TeamsOptOutBot.Storage.Queue;

namespace TeamsOptOutBot.Delivery;

/// <summary>A way out of the outbox, with a window and limits of its own.</summary>
internal interface ILane
{
    string Name { get; }

    /// <summary>Nothing can go this way until IT has acted.</summary>
    bool Rests { get; }

    /// <summary>Before the first claim of a run.</summary>
    Task PrepareAsync(HeldLease lease, CancellationToken cancellationToken);

    /// <summary>An empty window for one run.</summary>
    IWindow Open();

    /// <summary>One attempt for one row.</summary>
    /// <param name="lease">Nothing is sent once another replica may have taken over.</param>
    /// <param name="stopping">What still waits for its turn then goes back into the outbox; what was begun is finished.</param>
    Task<DeliveryResult> SendAsync(ClaimedDelivery claimed, HeldLease lease, CancellationToken stopping);

    /// <summary>Something broke that no rule knows: it may have been sent.</summary>
    DeliveryResult AfterFault(ClaimedDelivery claimed);
}

/// <summary>
/// The rows between the commit of "sending" and the commit of their result. After a kill each of them may have been sent,
/// so it is the most that a kill can double.
/// </summary>
internal interface IWindow
{
    int Count { get; }

    /// <param name="written">Places that the same commit makes free.</param>
    ClaimPlan Plan(int written = 0);

    void Add(ClaimedDelivery claimed);

    void Remove(ClaimedDelivery claimed);
}
