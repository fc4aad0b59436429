using System.Text.Json.Nodes;
using Shouldly;

namespace TeamsOptOutBot.Outside.Connector;

/// <summary>The Bot Connector's own Swagger over everything that the bot sent and the simulator answered.</summary>
[Collection(RecordedTenantCollection.Name)]
public sealed class ConnectorSwaggerTests(RecordedTenant tenant)
{
    [Fact]
    public async Task Every_request_to_the_connector_and_every_answer_fit_the_Swagger_which_needs_the_conformance_folder()
    {
        Needs.SchemaAndNpmPackages();

        (await SwaggerCheck.FindingsAsync(tenant.Connector)).ShouldBeEmpty();
        tenant.Connector.Select(e => e.Method).Distinct(StringComparer.Ordinal).ShouldBe(["POST", "PUT"], ignoreOrder: true);
        tenant.Connector.Count.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData("""{"type":"message","txt":"hello"}""", """request: / must NOT have additional properties {"additionalProperty":"txt"}""")]
    [InlineData("""{"type":"massage"}""", "request: /type must be equal to one of the allowed values")]
    [InlineData("""{"type":"message","from":"28:bot"}""", "request: /from must be object")]
    public async Task A_request_that_does_not_fit_is_found_which_needs_the_conformance_folder(string body, string finding)
    {
        Needs.SchemaAndNpmPackages();
        var wrong = new Exchange("POST", "/teams/v3/conversations/a%3A1/activities", "", new Dictionary<string, string>(), body, 201, "application/json", """{"id":"1"}""");

        (await SwaggerCheck.FindingsAsync([wrong])).ShouldHaveSingleItem().ShouldContain(finding);
    }

    [Theory]
    [InlineData("POST", "/teams/v3/conversation", 201, "no operation of the Swagger")]
    [InlineData("POST", "/teams/v3/conversations/a/activities", 204, "answer: status 204 is not in the Swagger")]
    [InlineData("POST", "/teams/v3/conversations/a/activities", 404, "answer: / must NOT have additional properties")]
    public async Task An_answer_that_does_not_fit_is_found_which_needs_the_conformance_folder(string method, string path, int status, string finding)
    {
        Needs.SchemaAndNpmPackages();
        var wrong = new Exchange(method, path, "", new Dictionary<string, string>(), """{"type":"message","text":"x"}""", status, "application/json", """{"id":"1"}""");

        (await SwaggerCheck.FindingsAsync([wrong])).ShouldHaveSingleItem().ShouldContain(finding);
    }

    [Fact]
    public void A_card_is_sent_alone_so_that_it_can_be_updated()
    {
        var cards = tenant.Connector.Select(e => e.Json).OfType<JsonObject>().Where(activity => activity["attachments"] is JsonArray { Count: > 0 }).ToList();

        cards.ShouldNotBeEmpty();
        cards.ShouldAllBe(activity => activity["attachments"]!.AsArray().Count == 1 && string.IsNullOrEmpty((string?)activity["text"]));
    }

    [Fact]
    public void The_simulator_knew_everything_that_the_bot_asked() => tenant.Unknown.Select(entry => entry!.ToJsonString()).ShouldBeEmpty();
}
