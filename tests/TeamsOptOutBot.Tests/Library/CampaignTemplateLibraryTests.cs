using Shouldly;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Tests.Cards;
using TeamsOptOutBot.Texts;
using Xunit;

namespace TeamsOptOutBot.Tests.Library;

public sealed class CampaignTemplateLibraryTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaigns");

    public CampaignTemplateLibraryTests()
    {
        var shipped = Path.Combine(Repository.AdaptiveCards, "campaigns");
        folder.CreateSubdirectory("linkedin-ai");
        foreach (var file in new[] { "regions.json", "linkedin-ai/template.json", "linkedin-ai/en.json" })
        {
            File.Copy(Path.Combine(shipped, file), Path.Combine(folder.FullName, file));
        }
    }

    [Fact]
    public void The_shipped_template_is_found_with_its_texts()
    {
        var template = Library().Find("LinkedIn-AI").ShouldNotBeNull();

        template.Link.AbsoluteUri.ShouldBe("https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement");
        template.TextsFor("de-AT").Subject.ShouldBe("Action required — LinkedIn AI data setting");
        template.ReviewIsOverdue(template.ReviewBy).ShouldBeFalse();
        template.ReviewIsOverdue(template.ReviewBy.AddDays(1)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("linkedin")]
    [InlineData("linkdin-ai")]
    [InlineData("LINKEDIN AI")]
    public void A_slip_of_the_hand_is_offered_the_near_id(string typed) => Library().Nearest(typed).ShouldBe(["linkedin-ai"]);

    [Theory]
    [InlineData("zoom")]
    [InlineData("")]
    public void What_is_near_nothing_is_offered_nothing(string typed) => Library().Nearest(typed).ShouldBeEmpty();

    [Theory]
    [InlineData("DE", "EuEea")]
    [InlineData("no", "EuEea")]
    [InlineData("GB", "UnitedKingdom")]
    [InlineData("CH", "Switzerland")]
    [InlineData("CA", "Canada")]
    [InlineData("HK", "HongKong")]
    [InlineData("US", "Elsewhere")]
    [InlineData(null, "Elsewhere")]
    public void A_country_has_its_region(string? country, string region) => Library().Regions.Of(country).ToString().ShouldBe(region);

    [Theory]
    [InlineData("template.json", "\"id\": \"linkedin-ai\"", "\"id\": \"other\"", "template.json(2): id must be the folder's name, linkedin-ai.")]
    [InlineData("template.json", "\"review_by\": \"2027-02-23\"", "\"review_by\": \"soon\"", "template.json(5): review_by must be a date such as 2026-11-23.")]
    [InlineData("template.json", "\"link\": \"https://www.linkedin.com", "\"link\": \"https://linkedin.example", "template.json(6): link is on a host that link_hosts does not allow.")]
    [InlineData("template.json", "\"link\": \"https://", "\"link\": \"http://", "template.json(6): link must be an https address.")]
    [InlineData("template.json", "\"evidence\"", "\"evidense\"", "evidence is missing.")]
    [InlineData("template.json", "\"evidence\"", "\"evidense\"", "template.json(10): evidense is not known.")]
    [InlineData("template.json", "\"mark\": \"copy\"", "\"mark\": \"hearsay\"", "template.json(14): sources/1/mark must be one of organisation, authority, copy, press.")]
    [InlineData("en.json", "\"hong-kong\"", "\"hongkong\"", "regions/hong-kong is missing.")]
    [InlineData("en.json", "\"Rather not say\"", "\"\"", "en.json(32): answers/ratherNotSay must be a text that is not empty.")]
    [InlineData("en.json", "\"steps\": [", "\"steps\": [ 5,", "steps/0 must be a text that is not empty.")]
    [InlineData("en.json", "\"summary\":", "\"summary\"", "malformed JSON")]
    public void What_is_wrong_is_named_with_file_and_line(string file, string was, string becomes, string fault)
    {
        var path = Path.Combine(folder.FullName, "linkedin-ai", file);
        var before = File.ReadAllText(path);
        before.ShouldContain(was);
        File.WriteAllText(path, before.Replace(was, becomes, StringComparison.Ordinal));

        Should.Throw<TextCatalogueException>(Library).Message.ShouldContain(fault);
    }

    [Fact]
    public void A_template_without_english_is_refused()
    {
        File.Delete(Path.Combine(folder.FullName, "linkedin-ai", "en.json"));

        Should.Throw<TextCatalogueException>(Library).Message.ShouldContain("linkedin-ai: en.json is missing.");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private CampaignTemplateLibrary Library() => CampaignTemplateLibrary.Load(folder.FullName);
}
