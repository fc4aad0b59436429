using Microsoft.Extensions.Options;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Links;

namespace TeamsOptOutBot.Documents;

/// <summary>The addresses of the documents; none where the service does not know its own.</summary>
internal sealed class DocumentLinks(IOptions<ServiceOptions> service)
{
    public const string Prefix = "documents";
    public const string Checklist = "checklist";
    public const string StaffNotice = "staff-notice";
    public const string TeamsPost = "teams-post";

    /// <param name="file">Name and kind, such as <c>checklist.pdf</c>.</param>
    /// <param name="paper">Null: A4.</param>
    public Uri? Open(string template, string file, string language, Region region, string? paper = null) =>
        service.Value.Public is not { } root
            ? null
            : new Uri(root, $"{Prefix}/{Uri.EscapeDataString(template)}/{file}?lang={Uri.EscapeDataString(language)}&region={RegionNames.Of(region)}{(paper is null ? "" : "&paper=" + paper)}");

    /// <param name="kind"><c>pdf</c>, <c>html</c> or <c>txt</c>.</param>
    public Uri? PolicyNote(string token, string kind) => service.Value.Public is not { } root ? null : new Uri(root, $"{Prefix}/policy-notes/{token}/policy-note.{kind}");
}
