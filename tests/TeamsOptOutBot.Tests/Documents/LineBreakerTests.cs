using Shouldly;
using TeamsOptOutBot.Documents.Pdf;
using Xunit;

namespace TeamsOptOutBot.Tests.Documents;

/// <summary>Lines of documents; here every letter is one wide, and a Chinese one two.</summary>
public sealed class LineBreakerTests
{
    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 100, "one two three")]
    [InlineData("", 5, "")]
    [InlineData("a\nb", 5, "a|b")]
    [InlineData("Abmeldeformularbestätigung", 10, "Abmeldefor|mularbestä|tigung")]
    [InlineData("log-in data", 5, "log-|in|data")]
    [InlineData("see https://x.example/aaa/bbb now", 18, "see|https://x.example/|aaa/bbb now")]
    [InlineData("EU/EEA only", 6, "EU/EEA|only")]
    [InlineData("ask ada-b@x-y.example now", 20, "ask|ada-b@x-y.example|now")]
    [InlineData("by 8\u00A0May now", 6, "by|8\u00A0May|now")]
    [InlineData("於2026\u2060年\u20608\u2060月止", 13, "於|2026\u2060年\u20608\u2060月|止")]
    public void Lines_break_where_people_break_them(string text, double most, string lines) => Break(text, most).ShouldBe(lines);

    [Theory]
    [InlineData("你可以關閉。", 10, "你可以關|閉。")]
    [InlineData("設定「資料」", 6, "設定|「資|料」")]
    [InlineData("使用AI模型", 5, "使用|AI模|型")]
    [InlineData("請按（確定）", 6, "請按|（確|定）")]
    public void Chinese_breaks_anywhere_but_before_a_stop_and_behind_an_opening_bracket(string text, double most, string lines) => Break(text, most).ShouldBe(lines);

    [Fact]
    public void Nothing_is_lost_and_words_stay_apart()
    {
        const string text = "Zażółć gęślą jaźń — 設定「資料」, emoji 👩‍👩‍👧 and https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement.";

        for (var most = 1; most < 80; most++)
        {
            string.Concat(LineBreaker.Break(text, most, Width)).ShouldBe(text);
        }
    }

    private static string Break(string text, double most) => string.Join('|', LineBreaker.Break(text, most, Width).Select(line => line.TrimEnd(' ')));

    private static double Width(string text) => text.EnumerateRunes().Sum(rune => rune.Value > 0x2E7F ? 2 : 1);
}
