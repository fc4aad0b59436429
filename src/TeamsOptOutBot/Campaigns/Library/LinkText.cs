using System.Text.RegularExpressions;

namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>Addresses inside texts: where they lead, and where one ends a text.</summary>
internal static partial class LinkText
{
    /// <summary>The hosts of all addresses in the text, also of those written without https.</summary>
    public static IEnumerable<string> HostsIn(string text) =>
        Address().Matches(text).Select(match => match.Groups["host"].Value.TrimEnd('.').ToLowerInvariant());

    /// <summary>A host that is listed, with or without <c>www.</c>.</summary>
    public static bool IsAllowed(string host, IEnumerable<string> hosts) =>
        hosts.Any(allowed => string.Equals(Bare(allowed), Bare(host), StringComparison.OrdinalIgnoreCase));

    /// <summary>Splits a text that ends with one of the template's addresses, so that the address can be shown as a link.</summary>
    public static (string Text, Uri? Link) SplitEnd(string text, IEnumerable<TemplateLink> links) => SplitEnd(text, links.Select(link => link.Address));

    /// <summary>Splits a text that ends with one of these addresses.</summary>
    public static (string Text, Uri? Link) SplitEnd(string text, IEnumerable<Uri> addresses)
    {
        var address = addresses.FirstOrDefault(address => text.EndsWith(address.AbsoluteUri, StringComparison.Ordinal));
        return address is null ? (text, null) : (text[..^address.AbsoluteUri.Length].TrimEnd(), address);
    }

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host["www.".Length..] : host;

    [GeneratedRegex(@"(?:[a-z][a-z0-9+.-]*://(?:[^\s/@]*@)?(?<host>[^\s/:?#]+))|(?<![\w@.-])(?<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?=/)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
