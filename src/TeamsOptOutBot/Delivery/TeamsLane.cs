using Microsoft.Extensions.Options;
using TeamsOptOutBot.Storage.Leases;
using TeamsOptOutBot.Storage.Queue;

namespace TeamsOptOutBot.Delivery;

/// <summary>Through the Bot Connector.</summary>
internal sealed class TeamsLane(SendDelivery sender, TenantTrouble trouble, IOptions<DeliveryOptions> options) : ILane
{
    public string Name => "teams";

    public bool Rests => trouble.Paused;

    public Task PrepareAsync(HeldLease lease, CancellationToken cancellationToken) => Task.CompletedTask;

    public IWindow Open() => new InFlight(options.Value.InFlight, trouble.Teams, trouble.Graph);

    public Task<DeliveryResult> SendAsync(ClaimedDelivery claimed, HeldLease lease, CancellationToken stopping) => sender.SendAsync(claimed, lease, stopping);

    public DeliveryResult AfterFault(ClaimedDelivery claimed) => sender.AfterFault(claimed);
}
