using System.Text.Json.Nodes;
using TeamsOptOutBot.Outside.Sent;

namespace TeamsOptOutBot.Outside.Connector;

/// <summary>The Bot Connector's Swagger, whose objects are closed here so that a misspelt name is a finding.</summary>
internal static class SwaggerCheck
{
    /// <summary>Requests alone, whatever they were answered.</summary>
    public static Task<IReadOnlyList<string>> FindingsOfRequestsAsync(IEnumerable<SentBody> bodies) => RunAsync(bodies.Select(body => new JsonObject
    {
        ["method"] = body.Method,
        ["path"] = body.Path!["/teams".Length..],
        ["query"] = "",
        ["body"] = body.Json.DeepClone(),
        ["status"] = null,
    }));

    public static Task<IReadOnlyList<string>> FindingsAsync(IEnumerable<Exchange> exchanges) => RunAsync(exchanges.Select(e => new JsonObject
    {
        ["method"] = e.Method,
        ["path"] = e.Below("/teams"),
        ["query"] = e.Query,
        ["body"] = e.Json,
        ["status"] = e.Status,
        ["type"] = e.AnswerType,
        ["answer"] = e.Answer.Length == 0 ? null : JsonNode.Parse(e.Answer),
    }));

    private static async Task<IReadOnlyList<string>> RunAsync(IEnumerable<JsonObject> recorded)
    {
        var swagger = Path.Combine(Checkout.Conformance, "bot-connector-api.swagger.json");
        return [.. (await NodeScript.RunAsync("Connector/swagger-check.js", new JsonArray([.. recorded]), swagger)).AsArray().Select(finding => (string)finding!)];
    }
}
