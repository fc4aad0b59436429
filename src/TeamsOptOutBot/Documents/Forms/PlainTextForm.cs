using System.Text;
using TeamsOptOutBot.Documents.Content;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Documents.Forms;

/// <summary>A document as text that can be pasted anywhere and edited.</summary>
internal static class PlainTextForm
{
    public static string Write(Document document)
    {
        var text = new StringBuilder(document.Title).Append('\n').Append('=', Math.Min(document.Title.Length, 60)).Append('\n');
        Block? before = null;
        foreach (var block in document.Blocks)
        {
            if (block is not Block.Item || before is not Block.Item)
            {
                text.Append('\n');
            }

            Append(text, block);
            before = block;
        }

        // Where no line may break, an editor needs no sign that nobody sees.
        return text.Append("\n-- \n").Append(document.Footer).Append('\n').Replace(UnbrokenText.Joiner.ToString(), "").ToString();
    }

    private static void Append(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Block.Heading heading:
                text.Append(heading.Text).Append('\n').Append(heading.Level == 1 ? '-' : '.', Math.Min(heading.Text.Length, 60)).Append('\n');
                break;
            case Block.Paragraph paragraph:
                text.Append(paragraph.Text).Append('\n');
                break;
            case Block.Item item:
                text.Append(item.Kind == ItemKind.Check ? "[ ] " : "- ").Append(item.Text).Append('\n');
                break;
            case Block.Facts facts:
                foreach (var (label, value) in facts.Rows)
                {
                    text.Append(label).Append(": ").Append(value).Append('\n');
                }

                break;
            case Block.Sample sample:
                text.Append("> ").Append(sample.Text).Append('\n');
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block));
        }
    }
}
