using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Mail;

/// <summary>A mail as everybody of a language, region and profile gets it; <see cref="HtmlFor"/> puts a person's own link in.</summary>
/// <param name="Html">The whole document with <see cref="LinkMark"/> where the link stands.</param>
internal sealed record NoticeMail(string Subject, string Html, DateTimeOffset LinkExpires)
{
    /// <summary>No address that anybody could own (RFC 2606).</summary>
    public const string LinkMark = "https://answer.invalid/";

    public string HtmlFor(Uri? link) => link is null ? Html : Html.Replace(LinkMark, WebUtility.HtmlEncode(link.AbsoluteUri), StringComparison.Ordinal);

    public JsonObject ToJson() => new() { ["html"] = Html, ["expires"] = LinkExpires.ToString("O", CultureInfo.InvariantCulture) };

    public static NoticeMail Read(string subject, JsonObject json) =>
        new(subject, (string)json["html"]!, DateTimeOffset.Parse((string)json["expires"]!, CultureInfo.InvariantCulture));
}
