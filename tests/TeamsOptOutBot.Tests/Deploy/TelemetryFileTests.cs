using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Tests.Cards;
using Xunit;
using YamlDotNet.Serialization;

namespace TeamsOptOutBot.Tests.Deploy;

/// <summary>The dashboard and the alerts ask for what the service measures, and every alert leads to a runbook that is there.</summary>
public sealed class TelemetryFileTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy", "telemetry");

    /// <summary>The labels that the service gives its metrics, with every value they can have; none where that is open.</summary>
    private static readonly Dictionary<string, string[]?> Labels = new(StringComparer.Ordinal)
    {
        ["outcome"] = Enum.GetNames<DeliveryState>(),
        ["kind"] = Enum.GetNames<DeliveryKind>(),
        ["reason"] = Enum.GetNames<DeliveryReason>(),
        ["service"] = ["teams", "graph"],
        ["job"] = ["teams-optout-bot"],
        ["http_response_status_code"] = null,
        ["le"] = null,
    };

    [Fact]
    public async Task Every_metric_that_the_dashboard_or_an_alert_names_is_one_of_the_service()
    {
        var known = await ServiceMetrics.NamesAsync();
        var named = Expressions().SelectMany(found => PromQuery.Series(found.Expression).Select(series => (found.Place, Series: series))).ToList();

        named.Count.ShouldBeGreaterThan(20);
        named.Where(found => !known.Contains(found.Series)).Select(found => $"{found.Place}: {found.Series}").ShouldBeEmpty();
    }

    [Fact]
    public void The_meters_that_are_looked_at_are_those_that_the_service_sends()
    {
        var telemetry = File.ReadAllText(Path.Combine(Repository.Root, "src", "TeamsOptOutBot", "Hosting", "Telemetry.cs"));

        ServiceMetrics.Meters.Where(meter => !telemetry.Contains(meter == BotMetrics.MeterName ? "BotMetrics.MeterName" : $"\"{meter}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_metric_of_the_service_s_own_is_on_the_dashboard()
    {
        var shown = Panels().SelectMany(panel => PromQuery.Series(panel.Expression)).Select(Stem).ToHashSet(StringComparer.Ordinal);

        (await ServiceMetrics.NamesAsync()).Where(name => name.StartsWith("teams_optout_bot_", StringComparison.Ordinal)).Select(Stem).Distinct(StringComparer.Ordinal)
            .Where(name => !shown.Contains(name)).ShouldBeEmpty();

        static string Stem(string name) => name.Replace("_bucket", "", StringComparison.Ordinal).Replace("_count", "", StringComparison.Ordinal).Replace("_sum", "", StringComparison.Ordinal);
    }

    [Fact]
    public void Every_label_and_value_that_is_asked_for_is_given()
    {
        foreach (var (place, expression) in Expressions())
        {
            foreach (var (label, value) in PromQuery.Labels(expression))
            {
                Labels.ShouldContainKey(label, place);
                if (Labels[label] is { } values)
                    values.ShouldContain(value, place);
            }

            foreach (var label in PromQuery.GroupedBy(expression))
                Labels.ShouldContainKey(label, place);
        }
    }

    [Fact]
    public void Every_alert_says_what_is_wrong_and_leads_to_a_section_of_the_runbooks()
    {
        foreach (var rule in Rules())
        {
            var name = (string)rule["alert"];
            var annotations = (IDictionary<object, object>)rule["annotations"];
            ((string)annotations["summary"]).ShouldEndWith(".", customMessage: name);
            ((string)annotations["description"]).ShouldEndWith(".", customMessage: name);
            ((string)((IDictionary<object, object>)rule["labels"])["severity"]).ShouldBeOneOf("critical", "warning");
            var (file, section) = ((string)annotations["runbook"]).Split('#') is [var before, var after] ? (before, after) : throw new InvalidOperationException($"{name}: its runbook has no section.");
            Headings.In(Path.Combine(Repository.Root, file)).ShouldContain(section, name);
        }
    }

    [Fact]
    public void Panels_stand_beside_each_other_and_say_what_they_show()
    {
        var panels = Dashboard()["panels"]!.AsArray();

        panels.Select(panel => (int)panel!["id"]!).ShouldBeUnique();
        foreach (var panel in panels)
        {
            ((string?)panel!["description"]).ShouldNotBeNullOrWhiteSpace((string)panel["title"]!);
            ((int)panel["gridPos"]!["x"]! + (int)panel["gridPos"]!["w"]!).ShouldBeLessThanOrEqualTo(24);
        }

        panels.SelectMany((one, at) => panels.Skip(at + 1).Select(other => (one, other))).Where(pair => Overlap(pair.one!["gridPos"]!, pair.other!["gridPos"]!)).ShouldBeEmpty();
    }

    private static bool Overlap(JsonNode one, JsonNode other) =>
        (int)one["x"]! < (int)other["x"]! + (int)other["w"]! && (int)other["x"]! < (int)one["x"]! + (int)one["w"]!
        && (int)one["y"]! < (int)other["y"]! + (int)other["h"]! && (int)other["y"]! < (int)one["y"]! + (int)one["h"]!;

    private static IEnumerable<(string Place, string Expression)> Expressions() => Panels().Concat(Rules().Select(rule => ((string)rule["alert"], (string)rule["expr"])));

    private static IEnumerable<(string Place, string Expression)> Panels() =>
        Dashboard()["panels"]!.AsArray().SelectMany(panel => panel!["targets"]!.AsArray().Select(target => ((string)panel["title"]!, (string)target!["expr"]!)));

    private static JsonNode Dashboard() => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "dashboard.json")))!;

    private static IEnumerable<IDictionary<object, object>> Rules()
    {
        var file = new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<Dictionary<string, object>>>>(File.ReadAllText(Path.Combine(Folder, "alerts.yaml")));
        return file["groups"].SelectMany(group => (IEnumerable<object>)group["rules"]).Cast<IDictionary<object, object>>();
    }
}
