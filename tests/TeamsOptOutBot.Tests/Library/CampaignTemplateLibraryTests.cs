using Shouldly;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Tests.Cards;
using Xunit;

namespace TeamsOptOutBot.Tests.Library;

public sealed class CampaignTemplateLibraryTests
{
    private static readonly CampaignTemplateLibrary Library = CardCases.Library;

    [Fact]
    public void The_shipped_templates_are_there() => Library.All.Select(template => template.Id).ShouldBe(
    [
        "adobe-content-analysis", "ai-assistants", "copilot-training", "exposed-password", "linkedin-ai", "meta-ai-objection", "policy-attestation", "x-grok",
    ]);

    [Fact]
    public void A_template_is_found_with_its_texts()
    {
        var template = Library.Find("LinkedIn-AI").ShouldNotBeNull();

        template.Link!.AbsoluteUri.ShouldBe("https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement");
        template.TextsFor("fi-FI").Subject.ShouldBe("Action required — LinkedIn AI data setting");
        template.ReviewIsOverdue(template.ReviewBy).ShouldBeFalse();
        template.ReviewIsOverdue(template.ReviewBy.AddDays(1)).ShouldBeTrue();
    }

    [Fact]
    public void Links_and_the_pinned_document_are_filled_into_every_text()
    {
        Library.Find("linkedin-ai")!.TextsFor("en").StaffNotice.Paragraphs[1].ShouldEndWith(" https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement");
        Library.Find("policy-attestation")!.TextsFor("en").What.ShouldStartWith("Acceptable Use Policy applies in version 1.0.");
    }

    [Fact]
    public void A_frozen_template_is_the_same_again()
    {
        foreach (var template in Library.All)
        {
            var thawed = FrozenTemplate.Thaw(FrozenTemplate.Freeze(template));

            FrozenTemplate.Freeze(thawed).ShouldBe(FrozenTemplate.Freeze(template));
            thawed.OpenedLinks.ShouldBe(template.OpenedLinks);
            thawed.Document.ShouldBe(template.Document);
            thawed.Questions.ShouldBe(template.Questions);
        }
    }

    [Fact]
    public void The_notice_about_an_exposed_password_has_no_link_and_is_strict_everywhere()
    {
        var template = Library.Find("exposed-password").ShouldNotBeNull();

        template.OpenedLinks.ShouldBeEmpty();
        template.AlwaysStrict.ShouldBeTrue();
    }

    [Theory]
    [InlineData("linkedin")]
    [InlineData("linkdin-ai")]
    [InlineData("LINKEDIN AI")]
    public void A_slip_of_the_hand_is_offered_the_near_id(string typed) => Library.Nearest(typed).ShouldBe(["linkedin-ai"]);

    [Theory]
    [InlineData("zoom")]
    [InlineData("")]
    public void What_is_near_nothing_is_offered_nothing(string typed) => Library.Nearest(typed).ShouldBeEmpty();

    [Theory]
    [InlineData("DE", "EuEea")]
    [InlineData("no", "EuEea")]
    [InlineData("GB", "UnitedKingdom")]
    [InlineData("CH", "Switzerland")]
    [InlineData("CA", "Canada")]
    [InlineData("HK", "HongKong")]
    [InlineData("US", "Elsewhere")]
    [InlineData(null, "Elsewhere")]
    public void A_country_has_its_region(string? country, string region) => Library.Regions.Of(country).ToString().ShouldBe(region);
}
