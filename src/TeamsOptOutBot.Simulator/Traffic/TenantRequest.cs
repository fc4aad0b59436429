using TeamsOptOutBot.Simulator.Directory;

namespace TeamsOptOutBot.Simulator.Traffic;

/// <summary>One request of the bot to the tenant.</summary>
internal sealed class TenantRequest(HttpContext http, byte[] body)
{
    public HttpContext Http => http;

    public byte[] Body => body;

    /// <summary>Whom it is about, where it is about one person.</summary>
    public Person? Person { get; set; }

    public string Route(string name) => (string?)http.Request.RouteValues[name] ?? "";
}
