using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Outside.Manifest;

namespace TeamsOptOutBot.Outside.Deploy;

/// <summary>The Azure template, compiled by Microsoft's own compiler with its types of every resource.</summary>
public sealed class BicepTests
{
    private static readonly string? Compiler = typeof(BicepTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(entry => entry.Key == "Bicep")?.Value;

    [Fact]
    public async Task The_template_compiles_without_a_warning_and_holds_what_the_documents_say()
    {
        var template = JsonNode.Parse(await CompileAsync("build", "main.bicep"))!;

        var resources = template["resources"]!.AsArray().Select(resource => (string)resource!["type"]!).ToList();
        resources.ShouldContain("Microsoft.BotService/botServices");
        resources.Count(type => type == "Microsoft.BotService/botServices/channels").ShouldBe(2);
        resources.ShouldContain("Microsoft.DBforPostgreSQL/flexibleServers");
        template["parameters"]!["databasePassword"]!["type"]!.ToString().ShouldBe("securestring");
        var app = template["resources"]!.AsArray().Single(resource => (string)resource!["type"]! == "Microsoft.App/containerApps")!["properties"]!;
        app["template"]!["containers"]![0]!["probes"]!.AsArray().Select(probe => $"{probe!["type"]} {probe["httpGet"]!["path"]}")
            .ShouldBe(["Liveness /health/live", "Readiness /health/ready", "Startup /health/ready"]);
        ((string)app["template"]!["scale"]!["minReplicas"]!).ShouldBe("[if(variables('large'), 3, 1)]");
        app["template"]!["volumes"].ShouldBeNull();
        ((string)app["configuration"]!["registries"]!).ShouldContain("identity");
        resources.Where(type => type.Count(letter => letter == '/') == 1).ShouldBe(
            ["Microsoft.ManagedIdentity/userAssignedIdentities", "Microsoft.Authorization/roleAssignments", "Microsoft.DBforPostgreSQL/flexibleServers", "Microsoft.App/managedEnvironments", "Microsoft.App/containerApps", "Microsoft.BotService/botServices"],
            ignoreOrder: true);
        template["outputs"]!.AsObject().Select(output => output.Key).ShouldBe(["publicUrl", "identityPrincipalId"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_parameters_are_those_of_the_template() =>
        JsonNode.Parse(await CompileAsync("build-params", "main.bicepparam"))!["parametersJson"].ShouldNotBeNull();

    private static async Task<string> CompileAsync(string order, string file)
    {
        Assert.SkipUnless(Compiler is not null, $"Microsoft's Bicep compiler is taken for Linux on x64 only, and this is {RuntimeInformation.RuntimeIdentifier}.");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Compiler!, File.GetUnixFileMode(Compiler!) | UnixFileMode.UserExecute);
        var (code, output) = await OurProgram.RunAsync(Compiler!, [order, Path.Combine(Checkout.Root, "deploy", "azure", file), "--stdout"]);
        code.ShouldBe(0, output);
        output.ShouldNotContain("Warning ");
        return output;
    }
}
