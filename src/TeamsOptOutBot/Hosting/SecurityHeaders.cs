using Microsoft.Extensions.Options;
using TeamsOptOutBot.Links;

namespace TeamsOptOutBot.Hosting;

/// <summary>What every answer of the service says to browsers; a page that needs more says so itself.</summary>
internal static class SecurityHeaders
{
    /// <summary>For whatever is no page of ours: a browser that draws it all the same loads and runs nothing.</summary>
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The viewers of browsers are pages of their own, which a policy for our pages would keep from working.</summary>
    private const string NothingAround = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var overHttps = app.Services.GetRequiredService<IOptions<ServiceOptions>>().Value.Public?.Scheme == Uri.UriSchemeHttps;
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Add(context.Response, overHttps);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Add(HttpResponse response, bool overHttps)
    {
        var headers = response.Headers;
        (headers.XContentTypeOptions, headers.XFrameOptions) = ("nosniff", "DENY");
        (headers["Referrer-Policy"], headers["Permissions-Policy"]) = ("no-referrer", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        (headers["Cross-Origin-Opener-Policy"], headers["Cross-Origin-Resource-Policy"]) = ("same-origin", "same-origin");
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = response.ContentType == "application/pdf" ? NothingAround : Nothing;
        }

        if (overHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }
}
