using TeamsOptOutBot.Tests.Cards;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Tests.Texts;

/// <summary>The languages whose texts are held complete.</summary>
internal static class ShippedLanguages
{
    /// <summary>True: every supported language has to be there. False: those whose file is there are checked, the others are not missed.</summary>
    public const bool AllAreRequired = false;

    public static string Folder { get; } = Path.Combine(Repository.AdaptiveCards, "texts");

    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static IEnumerable<string> Checked => AllAreRequired ? SupportedLanguages.All : Files;

    /// <summary>A region's file (fr-CA) says only what differs from its language.</summary>
    public static bool IsRegion(string language) => SupportedLanguages.ChainOf(language).Skip(1).SkipLast(1).Any(SupportedLanguages.All.Contains);
}
