using System.Globalization;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;

namespace TeamsOptOutBot.Acknowledgements;

/// <summary>The questions that a template asks before "done" counts. What was chosen is looked at here and kept nowhere.</summary>
internal static class QuestionCheck
{
    /// <returns>Where to look once more; null when all were answered rightly.</returns>
    /// <param name="chosen">What came under the name of a question's input; null for nothing.</param>
    /// <param name="chooseFirst">Said when a question was left out.</param>
    public static string? LookAgain(CampaignTemplate template, string language, Func<string, string?> chosen, string chooseFirst)
    {
        var texts = template.TextsFor(language).Questions.ToDictionary(question => question.Id);
        foreach (var question in template.Questions)
        {
            if (chosen(NoticeCard.InputOf(question.Id)) is not { Length: > 0 } choice)
                return chooseFirst;
            if (choice != question.Right.ToString(CultureInfo.InvariantCulture))
                return texts[question.Id].LookAgain;
        }

        return null;
    }
}
