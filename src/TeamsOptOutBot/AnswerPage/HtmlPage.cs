using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Documents.Content;

namespace TeamsOptOutBot.AnswerPage;

/// <summary>A page that needs nothing from anywhere else: no script, no picture, its own style. Whatever comes in as text stays text.</summary>
/// <param name="linkHosts">Where addresses inside texts may lead; another one, in a group's name for example, is text.</param>
internal sealed class HtmlPage(string language, string title, IReadOnlyList<string>? linkHosts = null)
{
    private const string Style =
        "*{box-sizing:border-box}body{font:1.0625rem/1.55 system-ui,sans-serif;max-width:42rem;margin:0 auto;padding:1.5rem 1rem 3rem;color-scheme:light dark;background:#fff;color:#1f1f1f;overflow-wrap:anywhere}"
        + "h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem}h2{font-size:1.2rem;line-height:1.3;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}p{margin:.5rem 0}li{margin:.25rem 0}a{color:#3b3fa5}"
        + ".strong{font-weight:600}.quiet{font-size:.9375rem}.note{margin:1rem 0;padding:.75rem 1rem;border-left:.3rem solid #4f52b2;background:#eef0fb}"
        + "fieldset{margin:1rem 0;padding:.5rem 1rem;border:1px solid #767676;border-radius:.4rem}legend{font-weight:600;padding:0 .3rem}label{display:block;padding:.4rem 0}input[type=radio]{width:1.25rem;height:1.25rem;vertical-align:-.25rem;margin:0 .5rem 0 0}"
        + ".answers{display:grid;gap:.75rem;margin:1rem 0}button,summary{font:inherit;font-weight:600;padding:.7rem 1rem;border:2px solid #4f52b2;border-radius:.4rem;background:#f5f5fe;color:#2f3177;text-align:start;cursor:pointer}"
        + "button:hover,summary:hover{background:#e2e3f8}details{margin:2rem 0}:focus-visible{outline:3px solid #b14a00;outline-offset:2px}"
        + "footer{margin-top:2.5rem;padding-top:.75rem;border-top:1px solid #767676;font-size:.9375rem}"
        + "@media(prefers-color-scheme:dark){body{background:#1b1a19;color:#f3f2f1}a{color:#b6b8ff}.note{background:#2a2a3c;border-color:#a6a7dc}button,summary{background:#2b2b45;border-color:#a6a7dc;color:#eaeaff}"
        + "button:hover,summary:hover{background:#3a3a5e}fieldset,footer{border-color:#a19f9d}:focus-visible{outline-color:#ffb37a}}";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _body = new();
    private readonly StringBuilder _footer = new();
    private Uri? _next;

    /// <summary>What a browser may do with the page: apply its own style sheet, and send its form back here.</summary>
    public static string SecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public HtmlPage Heading(int level, string text, string? id = null) => Add(_body, "h" + level, text, id is null ? "" : $" id=\"{id}\"");

    public HtmlPage Text(string text, string? style = null) => text.Length == 0 ? this : Add(_body, "p", text, style is null ? "" : $" class=\"{style}\"");

    /// <param name="role"><c>status</c> or <c>alert</c>: read aloud when the page opens.</param>
    public HtmlPage Note(string text, string role) => Add(_body, "p", text, $" class=\"note\" role=\"{role}\"");

    public HtmlPage Steps(IEnumerable<string> steps)
    {
        _body.Append("<ol>\n");
        foreach (var step in steps)
        {
            Add(_body, "li", step, "");
        }

        _body.Append("</ol>\n");
        return this;
    }

    public HtmlPage Link(Uri address, string label)
    {
        _body.Append("<p>");
        AppendLink(_body, address.AbsoluteUri, label);
        _body.Append("</p>\n");
        return this;
    }

    /// <param name="hidden">Names and values that go with the press.</param>
    public HtmlPage Form(Uri action, IEnumerable<(string Name, string Value)> hidden, Action<HtmlForm> fields)
    {
        _body.Append("<form method=\"post\" action=\"").Append(Encoder.Encode(action.PathAndQuery)).Append("\">\n");
        foreach (var (name, value) in hidden)
        {
            _body.Append("<input type=\"hidden\" name=\"").Append(Encoder.Encode(name)).Append("\" value=\"").Append(Encoder.Encode(value)).Append("\">\n");
        }

        fields(new HtmlForm(_body, Encoder));
        _body.Append("</form>\n");
        return this;
    }

    public HtmlPage Folded(string label, Action<HtmlPage> content)
    {
        _body.Append("<details><summary>").Append(Encoder.Encode(label)).Append("</summary>\n");
        content(this);
        _body.Append("</details>\n");
        return this;
    }

    public HtmlPage Footer(string text) => Add(_footer, "p", text, "");

    /// <summary>The browser goes on by itself; for whoever stops it there is the link on the page.</summary>
    public HtmlPage GoOn(Uri next)
    {
        _next = next;
        return this;
    }

    public override string ToString() =>
        new StringBuilder("<!doctype html>\n<html lang=\"").Append(Encoder.Encode(language)).Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Append("<meta name=\"robots\" content=\"noindex\"><meta name=\"referrer\" content=\"no-referrer\">").Append(_next is null ? "" : $"<meta http-equiv=\"refresh\" content=\"0; url={Encoder.Encode(_next.AbsoluteUri)}\">")
            .Append("<title>").Append(Encoder.Encode(title)).Append("</title><style>").Append(Style).Append("</style></head><body><main>\n").Append(_body).Append("</main>\n")
            .Append(_footer.Length == 0 ? "" : $"<footer>{_footer}</footer>").Append("</body></html>\n").ToString();

    private HtmlPage Add(StringBuilder part, string element, string text, string attributes)
    {
        part.Append('<').Append(element).Append(attributes).Append('>');
        // Cards break long names by an invisible space, which a page does not need and a copied mail address would keep.
        foreach (var (piece, isAddress) in Addresses.Split(text.Replace("\u200B", "", StringComparison.Ordinal)))
        {
            if (isAddress && Uri.TryCreate(piece, UriKind.Absolute, out var address) && LinkText.IsAllowed(address.Host, linkHosts ?? []))
            {
                AppendLink(part, piece, piece);
            }
            else
            {
                part.Append(Encoder.Encode(piece));
            }
        }

        part.Append("</").Append(element).Append(">\n");
        return this;
    }

    private static void AppendLink(StringBuilder part, string address, string label) =>
        part.Append("<a rel=\"noreferrer\" href=\"").Append(Encoder.Encode(address)).Append("\">").Append(Encoder.Encode(label)).Append("</a>");
}
