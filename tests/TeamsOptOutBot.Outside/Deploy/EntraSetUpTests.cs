using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Outside.Manifest;

namespace TeamsOptOutBot.Outside.Deploy;

/// <summary>The Entra script, against a stand-in for az that records its calls and remembers what was made.</summary>
public sealed class EntraSetUpTests : IDisposable
{
    private const string Identity = "55555555-eeee-4eee-8eee-555555555555";
    private static readonly string[] Federated = ["--name", "Staff Notices", "--hr-group", "Staff Notices HR", "--identity", Identity];

    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("teams-entra-");

    [Fact]
    public async Task The_first_run_makes_everything_and_the_second_changes_nothing()
    {
        var (code, first) = await RunAsync(Federated);
        code.ShouldBe(0, first);
        Changes().Count.ShouldBe(4 + Permissions().Count);
        File.ReadAllLines(Path.Combine(_state.FullName, "permissions")).Where(line => line.Length > 0).ShouldBe(Permissions().Select(permission => "role-" + permission));
        first.ShouldContain("https://login.microsoftonline.com/22222222-bbbb-4bbb-8bbb-222222222222/adminconsent?client_id=11111111-aaaa-4aaa-8aaa-111111111111");
        first.ShouldContain("Microsoft365__AppId=11111111-aaaa-4aaa-8aaa-111111111111");
        File.Delete(Calls);

        var (again, second) = await RunAsync(Federated);

        again.ShouldBe(0, second);
        Changes().ShouldBeEmpty();
        second.ShouldNotContain("adminconsent");
    }

    [Fact]
    public async Task What_if_says_what_it_would_do_and_does_nothing()
    {
        var (code, output) = await RunAsync([.. Federated, "--what-if"]);

        code.ShouldBe(0, output);
        Changes().ShouldBeEmpty();
        output.ShouldContain("would run: az ad app create --display-name Staff\\ Notices");
        foreach (var permission in Permissions())
            output.ShouldContain($"role-{permission}=Role");
    }

    [Fact]
    public async Task A_permission_that_was_added_to_the_table_is_added_to_an_app_that_is_there()
    {
        await RunAsync(Federated);
        var file = Path.Combine(_state.FullName, "permissions");
        await File.WriteAllLinesAsync(file, (await File.ReadAllLinesAsync(file)).Where(line => line != "role-User.Read.All"));
        File.Delete(Calls);

        var (_, output) = await RunAsync(Federated);

        Changes().ShouldHaveSingleItem().ShouldContain("role-User.Read.All=Role");
        output.ShouldContain("adminconsent");
    }

    [Fact]
    public async Task Mail_adds_no_permission_in_Entra_but_four_commands_for_Exchange()
    {
        var (code, output) = await RunAsync([.. Federated, "--feature", "mail", "--mail-group", "senders@contoso.com"]);

        code.ShouldBe(0, output);
        Changes().ShouldNotContain(call => call.Contains("Mail.Send", StringComparison.Ordinal));
        foreach (var command in new[] { "New-ServicePrincipal", "New-ManagementScope", "New-ManagementRoleAssignment", "Test-ServicePrincipalAuthorization" })
            output.ShouldContain(command);
    }

    [Fact]
    public async Task An_address_for_browsers_adds_the_sign_in_once_and_keeps_the_redirect_addresses_that_are_there()
    {
        await RunAsync(Federated);
        var redirects = Path.Combine(_state.FullName, "redirects");
        await File.WriteAllTextAsync(redirects, "https://other.contoso.com/back\n");
        File.Delete(Calls);

        var (code, output) = await RunAsync([.. Federated, "--url", "https://notices.contoso.com/"]);

        code.ShouldBe(0, output);
        File.ReadAllLines(redirects).ShouldBe(["https://other.contoso.com/back", "https://notices.contoso.com/signin-oidc"]);
        Changes().Count(call => call.Contains("=Scope", StringComparison.Ordinal)).ShouldBe(2);
        output.ShouldContain("Service__PublicUrl=https://notices.contoso.com");
        output.ShouldContain("adminconsent");
        File.Delete(Calls);
        await RunAsync([.. Federated, "--url", "https://notices.contoso.com"]);
        Changes().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--url is 'http://notices.contoso.com': write the https address", "--name", "A", "--hr-group", "HR", "--credential", "secret", "--url", "http://notices.contoso.com")]
    [InlineData("--name is missing", "--hr-group", "HR")]
    [InlineData("--identity is '': write the object (principal) id", "--name", "A", "--hr-group", "HR")]
    [InlineData("--credential is 'password': write federated, certificate or secret.", "--name", "A", "--hr-group", "HR", "--credential", "password")]
    [InlineData("--certificate is 'none.pem': write a PEM file that can be read", "--name", "A", "--hr-group", "HR", "--credential", "certificate", "--certificate", "none.pem")]
    [InlineData("--feature is 'telepathy': known is mail.", "--name", "A", "--hr-group", "HR", "--credential", "secret", "--feature", "telepathy")]
    [InlineData("Unknown option: --force", "--force")]
    [InlineData("--name wants a value.", "--name")]
    public async Task A_wrong_order_is_answered_with_a_sentence_before_anything_is_asked(string sentence, params string[] arguments)
    {
        var (code, output) = await RunAsync(arguments);

        code.ShouldBe(2);
        output.ShouldContain(sentence);
        File.Exists(Calls).ShouldBeFalse();
    }

    [Fact]
    public async Task A_private_key_is_not_handed_over()
    {
        var file = Path.Combine(_state.FullName, "key.pem");
        await File.WriteAllTextAsync(file, "-----BEGIN PRIVATE KEY-----\n");

        var (code, output) = await RunAsync(["--name", "A", "--hr-group", "HR", "--credential", "certificate", "--certificate", file]);

        code.ShouldBe(2);
        output.ShouldContain("holds a private key");
    }

    [Fact]
    public async Task Two_apps_of_one_name_are_not_guessed_between()
    {
        await File.WriteAllTextAsync(Path.Combine(_state.FullName, "app"), "11111111-aaaa-4aaa-8aaa-111111111111\n99999999-aaaa-4aaa-8aaa-999999999999\n");

        var (code, output) = await RunAsync(Federated);

        code.ShouldBe(2);
        output.ShouldContain("Several app registrations are called 'Staff Notices'.");
        Changes().ShouldBeEmpty();
    }

    public void Dispose() => _state.Delete(recursive: true);

    private string Calls => Path.Combine(_state.FullName, "calls");

    private List<string> Changes() => File.Exists(Calls)
        ? [.. File.ReadAllLines(Calls).Where(call => call.Split(' ').Intersect(["create", "add", "reset", "delete", "update"], StringComparer.Ordinal).Any())]
        : [];

    private static List<string> Permissions() =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "deploy", "graph-permissions.json")))!["permissions"]!.AsArray().Select(permission => (string)permission!["permission"]!)];

    private Task<(int Code, string Output)> RunAsync(IReadOnlyList<string> arguments) => OurProgram.RunAsync(
        Path.Combine(Checkout.Root, "deploy", "entra", "set-up"), arguments,
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AZ_STATE"] = _state.FullName,
            ["PATH"] = $"{Path.Combine(Checkout.OutsideTests, "Deploy", "fake")}:{Environment.GetEnvironmentVariable("PATH")}",
        });
}
