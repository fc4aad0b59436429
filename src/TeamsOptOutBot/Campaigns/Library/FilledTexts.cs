using System.Text;

namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>
/// Fills <c>{link}</c>, <c>{link.NAME}</c>, <c>{document}</c> and <c>{document_version}</c>, so that no translation can get an address
/// wrong, and finds addresses that were written out.
/// </summary>
internal sealed class FilledTexts(CampaignTemplate template)
{
    /// <returns>The text, and what is wrong with it; null when nothing is.</returns>
    public (string Text, string? Fault) Fill(string text)
    {
        var filled = new StringBuilder(text.Length);
        var at = 0;
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', at))
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                return (text, "has a { without its }");
            }

            var name = text[(open + 1)..close];
            if (ValueOf(name) is not { } value)
            {
                return (text, $"has the placeholder {{{name}}}, which is not known here; known are: {string.Join(", ", Known())}");
            }

            filled.Append(text, at, open - at).Append(value);
            at = close + 1;
        }

        var result = filled.Append(text, at, text.Length - at).ToString();
        var foreign = LinkText.HostsIn(result).FirstOrDefault(host => !LinkText.IsAllowed(host, template.LinkHosts));
        return (result, foreign is null ? null : $"has a link to {foreign}, a host that link_hosts does not allow: add it there, or write {{link}}");
    }

    private string? ValueOf(string name) => name switch
    {
        "link" => template.Link?.AbsoluteUri,
        "document" => template.Document?.Name,
        "document_version" => template.Document?.Version,
        _ when name.StartsWith("link.", StringComparison.Ordinal) => template.LinkOf(name["link.".Length..])?.AbsoluteUri,
        _ => null,
    };

    private IEnumerable<string> Known()
    {
        if (template.Link is not null)
        {
            yield return "{link}";
        }

        foreach (var link in template.Links)
        {
            yield return $"{{link.{link.Id}}}";
        }

        if (template.Document is not null)
        {
            yield return "{document}";
            yield return "{document_version}";
        }
    }
}
