using System.Text.RegularExpressions;

namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>What holds at the end of every story, whatever happened in it.</summary>
internal static partial class EndOfStory
{
    /// <summary>Shorter ones are words that a log line holds anyway, such as <c>status</c>.</summary>
    private const int TellingLength = 16;

    public static async Task CheckAsync(Story story, IReadOnlyCollection<string> expectedErrors)
    {
        if (!story.IsRunning)
            await story.StartServiceAsync();
        await BooksCheck.CheckAsync(story);
        await ChainCheck.CheckAsync(story);
        (await story.GetAsync("/sim/unknown")).AsArray().ShouldBeEmpty("The service asked for something that the tenant does not know.");
        LogsTellNothing(story);
        if (story.TextsAreMarked)
            LanguageCheck.Check(story);
        story.Log.Errors.Where(line => !expectedErrors.Any(expected => line.Contains(expected, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private static void LogsTellNothing(Story story)
    {
        var secrets = story.Tenant.Directory.People.SelectMany(p => new[] { p.Name, p.Mail, p.UserPrincipalName })
            .Concat(story.SaidTexts.Where(text => text.Length >= TellingLength))
            .Append(story.Tenant.BotSettings["Microsoft365__ClientSecret"])
            .Append("Action required").Distinct(StringComparer.Ordinal).ToList();
        foreach (var line in story.Log.All)
        {
            secrets.FirstOrDefault(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeNull(line);
            Token().IsMatch(line).ShouldBeFalse(line);
        }
    }

    [GeneratedRegex(@"eyJ[\w-]{8,}\.[\w-]+", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
