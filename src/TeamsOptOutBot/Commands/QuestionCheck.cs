using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;

namespace TeamsOptOutBot.Commands;

/// <summary>The questions that a template asks before "done" counts. What was chosen is looked at here and kept nowhere.</summary>
internal static class QuestionCheck
{
    /// <returns>Where to look once more; null when all were answered rightly.</returns>
    /// <param name="chooseFirst">Said when a question was left out.</param>
    public static string? LookAgain(CampaignTemplate template, string language, JsonObject data, string chooseFirst)
    {
        var texts = template.TextsFor(language).Questions.ToDictionary(question => question.Id);
        foreach (var question in template.Questions)
        {
            if (CardData.Text(data, NoticeCard.InputOf(question.Id)) is not { Length: > 0 } chosen)
                return chooseFirst;
            if (chosen != question.Right.ToString(CultureInfo.InvariantCulture))
                return texts[question.Id].LookAgain;
        }

        return null;
    }
}
