using System.IO.Compression;
using System.Text.Json.Nodes;
using Shouldly;

namespace TeamsOptOutBot.Outside.Manifest;

/// <summary>The Teams app package of each environment, built by the service's executable and read by Microsoft's own schemas.</summary>
public sealed class AppPackageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("teams-app-package-");

    /// <summary>The version of the template, and the newest one that npm has: raising it is a change of one line.</summary>
    [Theory(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasNpmPackages), SkipType = typeof(Needs))]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("production")]
    [InlineData("gcc")]
    public async Task Microsofts_schema_accepts_the_package_of_each_environment(string environment)
    {
        var file = await BuildAsync(environment, "--name", "Hinweise & Fristen <HR>");

        (await CheckAsync(file)).ShouldBe((0, "[]"));
        (await CheckAsync(file, "1.30")).ShouldBe((0, "[]"));
    }

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasNpmPackages), SkipType = typeof(Needs))]
    public async Task Microsofts_schema_refuses_what_it_does_not_know()
    {
        var file = await BuildAsync("production");
        using (var zip = await ZipFile.OpenAsync(file, ZipArchiveMode.Update))
        {
            JsonNode manifest;
            await using (var read = await zip.GetEntry("manifest.json")!.OpenAsync())
                manifest = (await JsonNode.ParseAsync(read))!;
            manifest["surprise"] = true;
            zip.GetEntry("manifest.json")!.Delete();
            await using var write = await zip.CreateEntry("manifest.json").OpenAsync();
            await using var text = new StreamWriter(write);
            await text.WriteAsync(manifest.ToJsonString());
        }

        var (code, output) = await CheckAsync(file);

        code.ShouldBe(1);
        output.ShouldContain("manifest.json: ");
    }

    [Fact]
    public async Task The_package_holds_manifest_icons_and_languages_at_its_top_and_nothing_else()
    {
        using var zip = await ZipFile.OpenReadAsync(await BuildAsync("production"));

        zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal).ShouldBe(
            ["color.png", "de.json", "es.json", "fr-CA.json", "fr.json", "it.json", "manifest.json", "nl.json", "outline.png", "pl.json", "pt.json", "sv.json", "zh-HK.json"]);
    }

    /// <summary>The command of the documents, with a file named from where it is given; the program itself runs elsewhere.</summary>
    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasNpmPackages), SkipType = typeof(Needs))]
    public async Task The_command_puts_the_package_where_it_was_given()
    {
        var file = Path.Combine(_folder.FullName, "by-command.zip");

        var (code, output) = await OurProgram.RunAsync(
            Path.Combine(Checkout.Root, "manifest", "package"),
            ["--environment", "dev", "--app-id", "11111111-2222-3333-4444-555555555555", "--developer", "Contoso", "--website", "https://intranet.contoso.com/notices", "--out", Path.GetRelativePath(Checkout.Root, file)]);

        code.ShouldBe(0, output);
        output.ShouldContain("Microsoft's schema accepts it.");
        File.Exists(file).ShouldBeTrue();
    }

    [Fact]
    public async Task Bad_input_is_answered_with_a_sentence_for_each_fault_and_no_file()
    {
        var file = Path.Combine(_folder.FullName, "app.zip");

        var (code, output) = await OurProgram.RunAsync("app-package", "--environment", "production", "--app-id", "bot", "--developer", "Contoso", "--website", "http://localhost", "--out", file);

        code.ShouldBe(1);
        output.ShouldContain("--app-id is 'bot', which is not a GUID.");
        output.ShouldContain("--website is 'http://localhost'. Write an https address");
        output.ShouldNotContain("   at ");
        File.Exists(file).ShouldBeFalse();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<(int Code, string Output)> CheckAsync(string file, params string[] version)
    {
        var (code, output) = await OurProgram.RunAsync("node", [Path.Combine(Checkout.OutsideTests, "Manifest", "check-package.js"), file, .. version]);
        return (code, output.Trim());
    }

    private async Task<string> BuildAsync(string environment, params string[] more)
    {
        var file = Path.Combine(_folder.FullName, environment + ".zip");
        var (code, output) = await OurProgram.RunAsync(
            ["app-package", "--environment", environment, "--app-id", "11111111-2222-3333-4444-555555555555", "--developer", "Contoso", "--website", "https://intranet.contoso.com/notices", "--out", file, .. more]);
        code.ShouldBe(0, output);
        return file;
    }
}
