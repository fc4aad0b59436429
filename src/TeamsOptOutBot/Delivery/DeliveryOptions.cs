using System.ComponentModel.DataAnnotations;
using TeamsOptOutBot.Delivery.Rates;

namespace TeamsOptOutBot.Delivery;

/// <summary>How fast messages may go out. Configuration section <c>Delivery</c>; the defaults stay just under Microsoft's limits.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Requests a second to the Bot Connector for everybody together. Default: 49.5, just under Teams' 50 per app and tenant; what is left free for requests that do not arrive as evenly as they leave makes it 48.8.</summary>
    [Range(1, 100_000)]
    public double RequestsPerSecond { get; set; } = 49.5;

    /// <summary>Installs of the app a second through Graph. Default: 29, just under Graph's 30 per app and tenant.</summary>
    [Range(1, 100_000)]
    public double InstallsPerSecond { get; set; } = 29;

    /// <summary>How many messages may be on their way at once. As many may arrive twice after the service was killed. Default: 64.</summary>
    [Range(1, 1000)]
    public int InFlight { get; set; } = 64;

    internal RequestBudgetOptions Sends => BudgetOf(RequestsPerSecond);

    internal RequestBudgetOptions Installs => BudgetOf(InstallsPerSecond);

    private static RequestBudgetOptions BudgetOf(double rate) => new() { Rate = rate, MostPerSecond = (int)Math.Ceiling(rate), Capacity = Math.Max(5, rate / 10) };
}
