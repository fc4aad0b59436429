using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Links;
using TeamsOptOutBot.Microsoft365.SignIn;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.AnswerPage;

internal static class AnswerPageExtensions
{
    private const int LargestForm = 16 * 1024;
    private const string Page = "/" + AnswerLinks.Path;

    /// <summary>The page behind the links in mails, and the sign-in it asks for.</summary>
    public static IServiceCollection AddAnswerPage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AnswerPageOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();

        // Before the framework adds its own, whose keys are files; they are not made either.
        services.AddSingleton<IDataProtectionProvider>(provider => new SealedProtection(provider.GetRequiredService<AnswerKeys>()));
        services.AddOrganisationSignIn();
        services.AddAntiforgery(options =>
        {
            (options.SuppressXFrameOptionsHeader, options.Cookie.Name) = (true, "staff-notice-form");
            (options.Cookie.SameSite, options.Cookie.HttpOnly, options.Cookie.SecurePolicy) = (SameSiteMode.Lax, true, CookieSecurePolicy.SameAsRequest);
        });
        foreach (var warmUp in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(DataProtectionOptions).Assembly).ToList())
        {
            services.Remove(warmUp);
        }

        services.AddRateLimiter(_ => { });
        services.AddSingleton<IConfigureOptions<RateLimiterOptions>, AnswerLimits>();
        services.TryAddSingleton<LinkedNotices>();
        services.TryAddSingleton<RecordPagePress>();
        services.TryAddSingleton<AnswerSession>();
        services.TryAddSingleton<AnswerPages>();
        services.TryAddSingleton<AnswerSignIn>();
        services.TryAddSingleton<ISignInReturn>(provider => provider.GetRequiredService<AnswerSignIn>());
        services.TryAddSingleton<AnswerEndpoints>();
        return services;
    }

    /// <summary>What stands before the page and the way back from the sign-in: limits, a sentence for whatever goes wrong, and the keys.</summary>
    public static void UseAnswerPage(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Page, StringComparison.OrdinalIgnoreCase) || context.Request.Path == SignInExtensions.CallbackPath, page =>
        {
            page.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = context => PageResult.Of(context.RequestServices.GetRequiredService<AnswerPages>().Failed(BrowserLanguage.Of(context.Request)), 500).ExecuteAsync(context),
            });
            page.UseRateLimiter();
            page.Use(PrepareAsync);
        });
        app.UseAuthentication();
    }

    public static IEndpointRouteBuilder MapAnswerPage(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods(Page + "/{**token}", ["GET", "HEAD"], (HttpContext context, AnswerEndpoints answers, string token = "") => answers.OpenAsync(token, context));
        endpoints.MapPost(Page + "/{**token}", (HttpContext context, AnswerEndpoints answers, string token = "") => answers.PressAsync(token, context))
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm)).DisableAntiforgery();
        return endpoints;
    }

    /// <summary>Behind a proxy the request does not know by which address it came; the settings do. Cookies are Secure by it.</summary>
    private static async Task PrepareAsync(HttpContext context, RequestDelegate next)
    {
        if (context.RequestServices.GetRequiredService<IOptions<ServiceOptions>>().Value.Public is { } root)
        {
            (context.Request.Scheme, context.Request.Host) = (root.Scheme, HostString.FromUriComponent(root));
        }

        await context.RequestServices.GetRequiredService<AnswerKeys>().CurrentAsync(context.RequestAborted);
        await next(context);
    }
}
