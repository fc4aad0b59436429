using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Outside.Connector;

/// <summary>The Bot Connector's Swagger, whose objects are closed here so that a misspelt name is a finding.</summary>
internal static class SwaggerCheck
{
    public static async Task<IReadOnlyList<string>> FindingsAsync(IEnumerable<Exchange> exchanges)
    {
        var recorded = new JsonArray([.. exchanges.Select(e => new JsonObject
        {
            ["method"] = e.Method,
            ["path"] = e.Below("/teams"),
            ["query"] = e.Query,
            ["body"] = e.Json,
            ["status"] = e.Status,
            ["type"] = e.AnswerType,
            ["answer"] = e.Answer.Length == 0 ? null : JsonNode.Parse(e.Answer),
        })]);
        var swagger = Path.Combine(Checkout.Conformance, "bot-connector-api.swagger.json");
        return [.. (await NodeScript.RunAsync("Connector/swagger-check.js", recorded, swagger)).AsArray().Select(finding => (string)finding!)];
    }
}
