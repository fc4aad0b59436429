using System.Text;
using Shouldly;
using TeamsOptOutBot.Outside.Connector;

namespace TeamsOptOutBot.Outside.Cards;

/// <summary>Every card that anybody saw when everything was said and pressed: sent, updated or returned.</summary>
[Collection(RecordedTenantCollection.Name)]
public sealed class DrivenCardTests(RecordedTenant tenant)
{
    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasNpmPackages), SkipType = typeof(Needs))]
    public async Task Microsofts_renderer_has_nothing_to_say_against_any_of_them() =>
        (await CardLinter.FindingsOfRendererAsync(tenant.CardFiles)).ShouldBeEmpty();

    [Fact]
    public async Task They_fit_the_official_schema_which_needs_the_conformance_folder()
    {
        Needs.SchemaAndNpmPackages();

        (await CardLinter.FindingsOfSchemaAsync(tenant.CardFiles)).ShouldBeEmpty();
    }

    [Fact]
    public void They_are_under_28_KB() =>
        tenant.Cards.Where(card => Encoding.UTF8.GetByteCount(card.Key) >= 28 * 1024).Select(card => card.Value).ShouldBeEmpty();

    [Fact]
    public void No_expression_of_a_layout_is_left_in_them() =>
        tenant.Cards.Where(card => card.Key.Contains("${", StringComparison.Ordinal)).Select(card => card.Value).ShouldBeEmpty();

    [Fact]
    public void The_story_presses_every_button_of_every_layout()
    {
        var layouts = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "adaptive-cards"), "*.json").ToList();
        var verbs = layouts.SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "\"verb\": \"(?<verb>[A-Za-z]+)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["verb"].Value));

        // The answers of a notice come from its template.
        tenant.Pressed.ShouldBe(verbs.Concat(["done", "keptAsIs", "notApplicable", "ratherNotSay"]).Distinct(StringComparer.Ordinal), ignoreOrder: true);
        tenant.Cards.Count.ShouldBeGreaterThan(layouts.Count * 2);
    }
}
