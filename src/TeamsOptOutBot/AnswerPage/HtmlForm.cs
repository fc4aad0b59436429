using System.Text;
using System.Text.Encodings.Web;

namespace TeamsOptOutBot.AnswerPage;

/// <summary>The fields of a form.</summary>
internal sealed class HtmlForm(StringBuilder html, HtmlEncoder encoder)
{
    /// <summary>One choice of several; the values are numbers from 1.</summary>
    public void Choice(string name, string question, IEnumerable<string> choices)
    {
        html.Append("<fieldset><legend>").Append(encoder.Encode(question)).Append("</legend>\n");
        foreach (var (number, choice) in choices.Index())
        {
            html.Append("<label><input type=\"radio\" name=\"").Append(encoder.Encode(name)).Append("\" value=\"").Append(number + 1).Append("\">").Append(encoder.Encode(choice)).Append("</label>\n");
        }

        html.Append("</fieldset>\n");
    }

    /// <param name="labelledBy">Id of the heading that says what the buttons are for; null where the button says it all.</param>
    public void Buttons(string name, string? labelledBy, IEnumerable<(string Value, string Label)> buttons)
    {
        html.Append("<div class=\"answers\"").Append(labelledBy is null ? "" : $" role=\"group\" aria-labelledby=\"{labelledBy}\"").Append(">\n");
        foreach (var (value, label) in buttons)
        {
            html.Append("<button name=\"").Append(encoder.Encode(name)).Append("\" value=\"").Append(encoder.Encode(value)).Append("\">").Append(encoder.Encode(label)).Append("</button>\n");
        }

        html.Append("</div>\n");
    }
}
