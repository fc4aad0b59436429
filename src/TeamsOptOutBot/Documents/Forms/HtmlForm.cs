using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using TeamsOptOutBot.Documents.Content;

namespace TeamsOptOutBot.Documents.Forms;

/// <summary>A document as a page that needs nothing from anywhere else; Word, Outlook and Teams keep its headings and links when it is pasted.</summary>
internal static class HtmlForm
{
    private const string Style =
        "body{font:1rem/1.55 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark;overflow-wrap:anywhere}"
        + "h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem;margin-top:1.25rem}"
        + "blockquote{margin:1rem 0;padding:.25rem 1rem;border-left:4px solid #808080}th{text-align:left;font-weight:600;padding:.15rem 1rem .15rem 0;vertical-align:top}"
        + "td{padding:.15rem 0}ul.checks{list-style:\"\\2610\\00a0\"}footer,.quiet{font-size:.875rem}footer{margin-top:2rem;border-top:1px solid #808080;padding-top:.5rem}";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>What a browser may do with the page: apply its own style sheet and nothing else.</summary>
    public static string SecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static string Write(Document document)
    {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"").Append(Encoder.Encode(document.Language)).Append("\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>").Append(Encoder.Encode(document.Title)).Append("</title><style>").Append(Style)
            .Append("</style></head><body><main>\n<h1>").Append(Encoder.Encode(document.Title)).Append("</h1>\n");
        ItemKind? list = null;
        foreach (var block in document.Blocks)
        {
            var kind = (block as Block.Item)?.Kind;
            if (list is not null && kind != list)
            {
                html.Append("</ul>\n");
            }

            if (kind is not null && kind != list)
            {
                html.Append(kind == ItemKind.Check ? "<ul class=\"checks\">\n" : "<ul>\n");
            }

            list = kind;
            Append(html, block);
        }

        html.Append(list is null ? "" : "</ul>\n");
        if (document.Footer.Length > 0)
        {
            html.Append("</main>\n<footer>").Append(Text(document.Footer)).Append("</footer></body></html>\n");
        }
        else
        {
            html.Append("</main></body></html>\n");
        }

        return html.ToString();
    }

    private static void Append(StringBuilder html, Block block)
    {
        switch (block)
        {
            case Block.Heading heading:
                html.Append("<h").Append(heading.Level + 1).Append('>').Append(Encoder.Encode(heading.Text)).Append("</h").Append(heading.Level + 1).Append(">\n");
                break;
            case Block.Paragraph { Emphasis: Emphasis.Strong } paragraph:
                html.Append("<p><strong>").Append(Text(paragraph.Text)).Append("</strong></p>\n");
                break;
            case Block.Paragraph paragraph:
                html.Append(paragraph.Emphasis == Emphasis.Quiet ? "<p class=\"quiet\">" : "<p>").Append(Text(paragraph.Text)).Append("</p>\n");
                break;
            case Block.Item item:
                html.Append("<li>").Append(Text(item.Text)).Append("</li>\n");
                break;
            case Block.Facts facts:
                html.Append("<table><tbody>\n");
                foreach (var (label, value) in facts.Rows)
                {
                    html.Append("<tr><th scope=\"row\">").Append(Encoder.Encode(label)).Append("</th><td>").Append(Text(value)).Append("</td></tr>\n");
                }

                html.Append("</tbody></table>\n");
                break;
            case Block.Sample sample:
                html.Append("<blockquote><p>").Append(Text(sample.Text)).Append("</p></blockquote>\n");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block));
        }
    }

    private static string Text(string text) => string.Concat(Addresses.Split(text).Select(part =>
        part.IsAddress ? $"<a href=\"{Encoder.Encode(part.Text)}\">{Encoder.Encode(part.Text)}</a>" : Encoder.Encode(part.Text)));
}
