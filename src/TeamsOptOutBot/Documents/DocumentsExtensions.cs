using Microsoft.Extensions.Options;
using TeamsOptOutBot.Documents.Pdf;
using TeamsOptOutBot.Documents.PolicyNotes;
using TeamsOptOutBot.Health.Setup;

namespace TeamsOptOutBot.Documents;

internal static class DocumentsExtensions
{
    /// <summary>What is handed out: staff notice, checklist, policy note.</summary>
    /// <param name="folder">The folder of the policy notes' texts.</param>
    public static IServiceCollection AddDocuments(this IServiceCollection services, IConfiguration documents, string folder)
    {
        services.AddOptions<DocumentsOptions>().Bind(documents);
        services.AddSingleton(_ => PolicyNoteLibrary.Load(folder));
        services.AddSingleton(provider => new DocumentFonts(provider.GetRequiredService<IOptions<DocumentsOptions>>().Value.FontFolder));
        return services.AddSingleton<PdfDesk>().AddSingleton<DocumentLinks>().AddSingleton<PolicyNoteLinks>()
            .AddSingleton<Checklist>().AddSingleton<StaffNotice>().AddSingleton<PolicyNote>().AddSingleton<DocumentEndpoints>().AddSingleton<ISetupCheck, CheckFonts>();
    }

    public static IEndpointRouteBuilder MapDocuments(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/" + DocumentLinks.Prefix);
        group.MapMethods("/{template}/{file}", ["GET", "HEAD"], (string template, string file, HttpContext context, DocumentEndpoints documents) => documents.OpenAsync(template, file, context));
        group.MapMethods("/policy-notes/{token}/{file}", ["GET", "HEAD"], (string token, string file, HttpContext context, DocumentEndpoints documents) => documents.PolicyNoteAsync(token, file, context));
        return endpoints;
    }
}
