using Microsoft.Extensions.Options;
using TeamsOptOutBot.Delivery.Rates;

namespace TeamsOptOutBot.Delivery;

/// <summary>Graph allows 30 installs a second per app and tenant (protocol reference 5.7); they run beside sending.</summary>
internal sealed class InstallBudget(IOptions<DeliveryOptions> options, TimeProvider time) : IDisposable
{
    public RequestBudget Budget { get; } = new(options.Value.Installs, time);

    public void Dispose() => Budget.Dispose();
}
