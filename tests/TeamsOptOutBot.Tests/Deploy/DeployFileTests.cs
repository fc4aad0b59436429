using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using TeamsOptOutBot.Hosting;
using TeamsOptOutBot.Tests.Cards;
using Xunit;
using YamlDotNet.Serialization;

namespace TeamsOptOutBot.Tests.Deploy;

/// <summary>What the files of <c>deploy/</c> say is true of the service, as far as it can be seen without a cloud.</summary>
public sealed partial class DeployFileTests
{
    private static readonly string[] Separators = ["__", ":"];

    private static readonly string Folder = Path.Combine(Repository.Root, "deploy");

    private static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "README.md")).Append(Path.Combine(Repository.Root, "manifest", "README.md"));

    [Fact]
    public void Every_setting_that_a_file_names_is_one_of_the_service()
    {
        var named = Files.SelectMany(file => Setting().Matches(File.ReadAllText(file)).Select(match => (File: Path.GetFileName(file), Setting: match.Value))).ToList();

        named.Count.ShouldBeGreaterThan(30);
        named.Where(found => !Exists(found.Setting.Split(Separators, StringSplitOptions.None))).Select(found => $"{found.File}: {found.Setting}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("compose.yaml", 1)]
    [InlineData("replicas.yaml", 3)]
    public void The_service_runs_without_rights_on_a_file_system_that_it_cannot_change(string file, int replicas)
    {
        var compose = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(File.ReadAllText(Path.Combine(Folder, "compose", file)));
        var bot = (IDictionary<object, object>)((IDictionary<object, object>)compose["services"])["bot"];

        bot["read_only"].ShouldBe("true");
        bot["restart"].ShouldBe("unless-stopped");
        bot["stop_grace_period"].ShouldBe("30s");
        ((IEnumerable<object>)bot["cap_drop"]).ShouldBe(["ALL"]);
        ((IEnumerable<object>)bot["security_opt"]).ShouldContain("no-new-privileges:true");
        var written = bot.TryGetValue("deploy", out var deploy) ? int.Parse(((IDictionary<object, object>)deploy)["replicas"].ToString()!, System.Globalization.CultureInfo.InvariantCulture) : 1;
        written.ShouldBe(replicas);
        File.ReadAllText(Path.Combine(Folder, "compose", file)).ShouldNotContain("ClientSecret");
    }

    [Fact]
    public void The_image_is_small_has_no_root_and_says_how_it_is()
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "Dockerfile")).Where(line => !line.StartsWith('#')).ToList();

        lines.Last(line => line.StartsWith("FROM ", StringComparison.Ordinal)).ShouldContain("chiseled");
        lines.ShouldContain(line => line.StartsWith("USER ", StringComparison.Ordinal) && !line.Contains("root", StringComparison.Ordinal) && line != "USER 0");
        lines.ShouldContain(line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal) && line.Contains("\"health\"", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("RUN dotnet publish", StringComparison.Ordinal) && line.Contains(" -a ", StringComparison.Ordinal));
        lines.ShouldNotContain(line => line.Contains(":latest", StringComparison.Ordinal) || line.StartsWith("ADD ", StringComparison.Ordinal) || line.Contains("SECRET", StringComparison.OrdinalIgnoreCase));
        foreach (var copied in lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal)).SelectMany(line => line.Split(' ')[1..^1]))
            Path.Exists(Path.Combine(Repository.Root, copied)).ShouldBeTrue(copied);
    }

    [Fact]
    public void The_unit_starts_again_what_died_and_lets_it_finish_what_is_in_flight()
    {
        var unit = File.ReadAllLines(Path.Combine(Folder, "vm", "staff-notices.service"));

        unit.ShouldContain("Restart=always");
        unit.ShouldContain("TimeoutStopSec=30");
        unit.ShouldContain("DynamicUser=yes");
        unit.ShouldContain("ProtectSystem=strict");
        unit.ShouldContain("EnvironmentFile=/etc/staff-notices/bot.env");
    }

    [Fact]
    public void The_image_holds_the_typefaces_of_the_documents()
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "Dockerfile"));

        lines.ShouldContain(line => line.StartsWith("FROM node:", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("test -d /app/fonts", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_health_address_that_a_file_asks_is_one_of_the_service()
    {
        var endpoints = File.ReadAllText(Path.Combine(Repository.Root, "src", "TeamsOptOutBot", "Hosting", "HealthEndpoints.cs"));
        var asked = new[] { "azure/main.bicep", "compose/Caddyfile" }.SelectMany(file => Health().Matches(File.ReadAllText(Path.Combine(Folder, file))).Select(match => match.Groups["part"].Value)).ToList();

        asked.Count.ShouldBeGreaterThan(4);
        asked.Where(part => part is not "*" && !endpoints.Contains($"\"/{part}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>The figures of the estimate follow from the sizes of the template and the prices that stand beside them.</summary>
    [Fact]
    public void The_estimate_of_the_cost_is_reckoned_from_the_sizes_of_the_template()
    {
        var template = File.ReadAllText(Path.Combine(Folder, "azure", "main.bicep"));
        template.ShouldContain("cpu: json(large ? '1.0' : '0.5'), memory: large ? '2Gi' : '1Gi'");
        template.ShouldContain("minReplicas: large ? 3 : 1");
        var readme = File.ReadAllText(Path.Combine(Folder, "azure", "README.md"));

        foreach (var (cpu, memory) in new[] { (0.5, 1.0), (3.0, 6.0) })
        {
            var processor = (cpu * 2_628_000) - 180_000;
            foreach (var price in new[] { processor * 0.000024, processor * 0.000003, ((memory * 2_628_000) - 360_000) * 0.000003 })
                readme.ShouldContain(price.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>What the deployment puts into the resource group is all in the table, and three of it want care.</summary>
    [Fact]
    public void The_readme_names_every_kind_of_resource_of_the_template()
    {
        var template = File.ReadAllText(Path.Combine(Folder, "azure", "main.bicep"));
        var rows = File.ReadAllLines(Path.Combine(Folder, "azure", "README.md")).Where(line => line.StartsWith("| `Microsoft.", StringComparison.Ordinal)).ToList();

        var kinds = Resource().Matches(template).Where(match => !match.Groups["existing"].Success).Select(match => match.Groups["kind"].Value).ToList();

        kinds.Count.ShouldBe(6);
        rows.Select(row => row.Split('`')[1]).Order(StringComparer.Ordinal).ShouldBe(kinds.Order(StringComparer.Ordinal));
        rows.Count(row => row.Contains("**", StringComparison.Ordinal)).ShouldBe(3);
    }

    private static bool Exists(string[] parts)
    {
        // Read on its own, because it is needed before the options are.
        if (parts is ["Cards", "Folder"])
            return true;
        if (!KnownSettings.Sections.TryGetValue(parts[0], out var type))
            return false;
        foreach (var part in parts[1..])
        {
            if (type.GetProperty(part, BindingFlags.Public | BindingFlags.Instance)?.PropertyType is not { } next)
                return false;
            type = next;
        }

        return true;
    }

    [GeneratedRegex("(?<![A-Za-z_:])[A-Z][A-Za-z0-9]+((__|:)[A-Z][A-Za-z0-9]*)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex("^resource [a-z]+ '(?<kind>[^@']+)@[^']+' (?<existing>existing )?=", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Resource();

    [GeneratedRegex("/health/(?<part>[a-z]+|\\*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Health();
}
