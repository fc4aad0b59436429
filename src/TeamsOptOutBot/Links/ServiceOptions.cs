using Microsoft.Extensions.Options;

namespace TeamsOptOutBot.Links;

/// <summary>Where people reach the service. Configuration section <c>Service</c>.</summary>
public sealed class ServiceOptions
{
    /// <summary>Address of the service as people's browsers reach it, such as <c>https://notices.contoso.com</c>; https, or http on loopback. Default: none, and cards then offer texts instead of downloads.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Null where no address is set.</summary>
    internal Uri? Public => PublicUrl.Length == 0 ? null : new Uri(PublicUrl.TrimEnd('/') + "/");
}

/// <summary>Refuses an address that browsers would not trust.</summary>
internal sealed class ServiceOptionsValidator : IValidateOptions<ServiceOptions>
{
    public ValidateOptionsResult Validate(string? name, ServiceOptions options) =>
        options.PublicUrl.Length == 0 || (Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var address) && IsAllowed(address))
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Set Service:PublicUrl to the https address under which people's browsers reach this service, such as https://notices.contoso.com, or leave it out. Plain http is for this machine alone (http://127.0.0.1:5000).");

    private static bool IsAllowed(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) && address is { Query: "", Fragment: "", UserInfo: "" };
}
