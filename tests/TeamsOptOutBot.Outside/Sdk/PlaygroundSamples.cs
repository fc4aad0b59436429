using System.Text.Json.Nodes;
using TeamsOptOutBot.Tests.Microsoft365.Bot;

namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>Traffic that was recorded between Microsoft 365 Agents Playground and a bot.</summary>
internal static class PlaygroundSamples
{
    /// <summary>Some recordings have a tenant that is no GUID.</summary>
    private const string DefaultTenant = "00000000-0000-0000-0000-0000000000001";

    public static IEnumerable<string> Names =>
        Needs.HasConformance ? Directory.EnumerateFiles(Path.Combine(Checkout.Conformance, "playground"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal) : [];

    public static JsonObject Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Checkout.Conformance, "playground", name + ".json")))!.AsObject();

    /// <summary>What the Playground sent to the bot.</summary>
    public static IEnumerable<(string Name, JsonObject Activity)> ToBot =>
        from name in Names
        let sample = Read(name)
        where (string?)sample["direction"] == "playground -> bot"
        select (name, sample["request"]!["body"]!.AsObject());

    /// <summary>What the bot sent to the Playground's connector and what that answered.</summary>
    public static IEnumerable<(string Name, string Method, string Url, JsonObject? Activity, int Status, string Answer)> FromBot =>
        from name in Names
        let sample = Read(name)
        where (string?)sample["direction"] == "bot -> playground connector"
        select (name, (string)sample["request"]!["method"]!, (string)sample["request"]!["url"]!, sample["request"]!["body"] as JsonObject,
            (int)sample["response"]!["status"]!, (sample["response"]!["body"] as JsonObject)?.ToJsonString() ?? "");

    /// <summary>As it was recorded, but in the tenant of the bot under test.</summary>
    public static JsonObject InOurTenant(JsonObject activity) =>
        JsonNode.Parse(activity.ToJsonString().Replace($"\"{DefaultTenant}\"", $"\"{FakeIssuer.TenantId}\"", StringComparison.Ordinal))!.AsObject();
}
