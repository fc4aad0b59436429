using Microsoft.Extensions.Options;

namespace TeamsOptOutBot.Links;

internal static class LinksExtensions
{
    /// <summary>The service's own address, and what makes links to it.</summary>
    public static IServiceCollection AddLinks(this IServiceCollection services, IConfiguration service)
    {
        services.AddOptions<ServiceOptions>().Bind(service).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ServiceOptions>, ServiceOptionsValidator>();
        return services.AddSingleton<LinkSecret>().AddSingleton<AnswerKeys>().AddSingleton<AnswerLinks>().AddSingleton<IAnswerLinks>(provider => provider.GetRequiredService<AnswerLinks>());
    }
}
