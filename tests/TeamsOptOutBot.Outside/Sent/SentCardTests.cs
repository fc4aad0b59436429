using System.Text;
using Shouldly;
using TeamsOptOutBot.Outside.Browser;
using TeamsOptOutBot.Outside.Cards;
using TeamsOptOutBot.Outside.Connector;

namespace TeamsOptOutBot.Outside.Sent;

/// <summary>Every different card that the service sent in any test of the run.</summary>
[Collection(SentBodiesCollection.Name)]
public sealed class SentCardTests(SentBodies sent, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    public static TheoryData<string> Hosts => DrawnCards.Hosts;

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasNpmPackages), SkipType = typeof(Needs))]
    public async Task Microsofts_renderer_has_nothing_to_say_against_any_of_them()
    {
        sent.SkipWhereNothingWasKept();

        sent.Cards.ShouldNotBeEmpty();
        Named(await CardLinter.FindingsOfRendererAsync(sent.CardFiles)).ShouldBeEmpty();
    }

    [Fact]
    public async Task They_fit_the_official_schema_which_needs_the_conformance_folder()
    {
        sent.SkipWhereNothingWasKept();
        Needs.SchemaAndNpmPackages();

        sent.Cards.ShouldNotBeEmpty();
        Named(await CardLinter.FindingsOfSchemaAsync(sent.CardFiles)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task They_are_drawn_without_errors_and_fit_300_px(string host)
    {
        sent.SkipWhereNothingWasKept();
        Needs.ChromiumAndNpmPackages();

        sent.Cards.ShouldNotBeEmpty();
        (await DrawnCards.FindingsAsync(browser, host, sent.Cards, $"sent-card-{host}")).ShouldBeEmpty();
    }

    [Fact]
    public void They_are_under_28_KB()
    {
        sent.SkipWhereNothingWasKept();

        sent.Cards.ShouldNotBeEmpty();
        sent.Cards.Where(card => Encoding.UTF8.GetByteCount(card.Json) >= 28 * 1024).Select(card => card.Name).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_body_to_the_connector_fits_the_Swagger_which_needs_the_conformance_folder()
    {
        sent.SkipWhereNothingWasKept();
        Needs.SchemaAndNpmPackages();
        var requests = sent.All.Where(body => body.Operation.StartsWith("connector.", StringComparison.Ordinal)).ToList();

        requests.ShouldNotBeEmpty();
        (await SwaggerCheck.FindingsOfRequestsAsync(requests)).ShouldBeEmpty();
    }

    private List<string> Named(IEnumerable<string> findings) =>
        [.. findings.Select(finding => sent.CardFiles.Index().Where(file => finding.StartsWith(file.Item + ":", StringComparison.Ordinal)).Select(file => $"{sent.Cards[file.Index].Name}{finding[file.Item.Length..]}").FirstOrDefault(finding))];
}
