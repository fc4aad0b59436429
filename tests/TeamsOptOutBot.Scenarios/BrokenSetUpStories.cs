using System.Net;
using System.Net.Http.Json;
using Azure.Core.Pipeline;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Health.Setup;
using TeamsOptOutBot.Microsoft365.Identity;
using TeamsOptOutBot.Microsoft365.Setup;
using TeamsOptOutBot.Outside.Sent;
using TeamsOptOutBot.Scenarios.Harness;
using TeamsOptOutBot.Simulator;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Sql;

namespace TeamsOptOutBot.Scenarios;

/// <summary>The doctor names each broken set-up, and nothing that is whole.</summary>
public sealed class BrokenSetUpStories : IAsyncLifetime
{
    private const string Nobody = "99999999-9999-4999-8999-999999999999";

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly SqliteStoryDatabase _database = new();
    private SimulatorHost _tenant = null!;

    public async ValueTask InitializeAsync() => _tenant = await SimulatorHost.StartAsync(new SimulatorOptions { Port = 0, People = 120, Record = SentFolder.Own }, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _tenant.DisposeAsync();
        await _database.DisposeAsync();
        _http.Dispose();
    }

    [Fact]
    public async Task A_whole_set_up_is_green_throughout()
    {
        await using var service = await StartAsync([]);
        var report = await service.Get<Doctor>().RunAsync(CancellationToken.None);

        report.Findings.Where(finding => !finding.IsGood).ShouldBeEmpty();
        report.Findings.Count.ShouldBe(15);
        (await _http.GetStringAsync($"{service.Url}/health/ready")).ShouldBe("ready");
    }

    [Theory]
    [InlineData("The client secret is wrong.", "Microsoft365:ClientSecret", "wrong")]
    [InlineData("There is no tenant with the id of Microsoft365:TenantId.", "Microsoft365:TenantId", Nobody)]
    [InlineData("The tenant has no app with the id of Microsoft365:AppId.", "Microsoft365:AppId", Nobody)]
    [InlineData("Entra did not answer at localhost.", "Microsoft365:AuthorityHost", "https://localhost:9")]
    [InlineData("The signing keys cannot be read from 127.0.0.1; every message from Teams is refused.", "Microsoft365:OpenIdMetadataUrl", "http://127.0.0.1:9/openid")]
    [InlineData("but messages are expected from https://api.botframework.us.", "Microsoft365:TokenIssuer", "https://api.botframework.us")]
    [InlineData("No key is endorsed for the channel slack.", "Microsoft365:AllowedChannels:0", "slack")]
    [InlineData("Microsoft Graph did not answer.", "Microsoft365:GraphBaseUrl", "http://127.0.0.1:9/v1.0")]
    [InlineData("The app is not in the organisation's catalogue; nobody can be reached who has not installed it.", "Microsoft365:TeamsAppId", Nobody)]
    [InlineData("No group is called Human Remains; nobody can start a campaign.", "Roles:HrGroup", "Human Remains")]
    [InlineData("PDFs cannot be made: NotoSans_400Regular.ttf", "Documents:FontFolder", "/nowhere")]
    [InlineData("http://127.0.0.1:9 does not lead to this service.", "Service:PublicUrl", "http://127.0.0.1:9")]
    public async Task A_wrong_setting_is_named(string problem, string setting, string value) => await ShouldFindAsync(problem, new() { [setting] = value });

    [Theory]
    [InlineData("Roles:HRGruop", "Write Roles:HrGroup in its place, or take it out.")]
    [InlineData("Organization:RetentionDays", "Write Organisation:RetentionDays in its place, or take it out.")]
    [InlineData("Mail:Senders", "Write Mail:Senders:0 in its place, or take it out.")]
    [InlineData("Microsoft365:PublicUrl", "Write Service:PublicUrl in its place, or take it out.")]
    [InlineData("Microsoft365:Credential", "Write Microsoft365:Credential:Kind in its place, or take it out.")]
    [InlineData("Storage:Weather:Forecast", "Take it out. The settings of Storage: Storage:Folder, Storage:Postgres.")]
    public async Task A_setting_that_nobody_reads_is_named_with_the_one_that_was_meant(string setting, string mend)
    {
        var findings = await ShouldFindAsync($"There is no setting {setting}; it is ignored.", new() { [setting] = "30" });

        findings.ShouldHaveSingleItem().Mend.ShouldBe(mend);
    }

    [Fact]
    public async Task What_stands_in_sections_of_others_is_none_of_its_business()
    {
        await using var service = await StartAsync(new() { ["Logging:LogLevel:Default"] = "Warning", ["Kestrel:Limits:X"] = "1", ["MAIL"] = "/var/mail/root", ["Mail:Senders"] = "", ["Backup:Folder"] = "/x" });

        (await service.Get<Doctor>().RunAsync(CancellationToken.None)).IsGood.ShouldBeTrue();
    }

    [Fact]
    public async Task A_misspelt_setting_stands_in_the_log_and_stops_nothing()
    {
        var log = new LogLines();
        await using var service = await StartAsync(new() { ["Delivery:InFlihgt"] = "8" }, log: log);

        await service.Get<Doctor>().RunAsync(CancellationToken.None);

        MarkedTexts.WithoutMarks(string.Join('\n', log.All)).ShouldContain("✘ Names of the settings: There is no setting Delivery:InFlihgt; it is ignored. Write Delivery:InFlight in its place, or take it out.");
        (await _http.GetStringAsync($"{service.Url}/health/ready")).ShouldBe("ready");
    }

    [Fact]
    public async Task Until_the_first_check_has_ended_nothing_is_called_healthy()
    {
        await using var service = await StartAsync([]);

        (await _http.GetStringAsync($"{service.Url}/health")).ShouldContain("\"status\":\"checking\"");
        (await PageAsync(service)).ShouldSatisfyAllConditions(page => page.ShouldContain("It is being checked."), page => page.ShouldNotContain("Everything"));
        (await _http.GetStringAsync($"{service.Url}/health/ready")).ShouldBe("ready");

        await service.Get<Doctor>().RunAsync(CancellationToken.None);

        (await _http.GetStringAsync($"{service.Url}/health")).ShouldContain("\"status\":\"healthy\"");
        (await PageAsync(service)).ShouldContain("Everything this service needs answers.");
    }

    [Theory]
    [InlineData("graph.groups", "Group.ReadBasic.All")]
    [InlineData("graph.transitiveMembers", "GroupMember.ReadBasic.All")]
    [InlineData("graph.users", "User.Read.All")]
    [InlineData("graph.catalogue", "AppCatalog.Read.All")]
    [InlineData("graph.installedApps", "TeamsAppInstallation.ReadWriteSelfForUser.All")]
    public async Task A_permission_that_is_missing_is_named_and_no_other(string operation, string permission)
    {
        await FaultsAsync("403", operation);

        var findings = await ShouldFindAsync($"The permission {permission} is missing.", []);

        findings.ShouldHaveSingleItem().Mend.ShouldBe($"Grant the application permission {permission} to the app registration in Entra and give admin consent.");
    }

    [Fact]
    public async Task A_Graph_of_another_cloud_does_not_take_the_token()
    {
        await FaultsAsync("401", "graph.users");

        await ShouldFindAsync("Microsoft Graph does not accept the token.", []);
    }

    [Fact]
    public async Task A_name_that_several_groups_have_is_no_group()
    {
        var name = _tenant.Directory.Groups.GroupBy(group => group.Name, StringComparer.Ordinal).First(same => same.Count() > 1).Key;

        await ShouldFindAsync($"Several groups are called {name}.", new() { ["Roles:HrGroup"] = name });
    }

    [Fact]
    public async Task A_group_without_anybody_lets_nobody_start()
    {
        var empty = _tenant.Directory.Groups.First(group => !group.HiddenMembership && _tenant.Directory.TransitiveMembers(group).Length == 0);

        await ShouldFindAsync($"The group {empty.Id} has no member who can sign in; nobody can start a campaign.", new() { ["Roles:HrGroup"] = empty.Id.ToString() });
    }

    [Fact]
    public async Task Somebody_else_answering_at_the_public_address_is_noticed() =>
        await ShouldFindAsync($"{_tenant.Url} does not lead to this service.", new() { ["Service:PublicUrl"] = _tenant.Url });

    [Theory]
    [InlineData(10, "The clock is 10 minutes ahead; tokens will be refused.")]
    [InlineData(-10, "The clock is 10 minutes behind; tokens will be refused.")]
    public async Task A_clock_that_is_off_is_named(int minutes, string problem) => await ShouldFindAsync(
        problem, [], services => services.AddSingleton(new WireClock(new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddMinutes(minutes)))));

    [Fact]
    public async Task A_token_endpoint_whose_certificate_is_not_trusted_is_no_answer()
    {
        Assert.SkipUnless(_tenant.UntrustedCertificate is not null, "This machine trusts the development certificate by itself.");

        await ShouldFindAsync("Entra did not answer at localhost.", [], services => services.AddSingleton<HttpPipelineTransport>(new HttpClientTransport()));
    }

    [Fact]
    public async Task A_database_that_takes_no_writes_is_named_and_the_service_is_not_ready()
    {
        await using var service = await StartAsync([], services => services.AddSingleton<ISqlWriter, ReadOnlyWriter>());

        var report = await service.Get<Doctor>().RunAsync(CancellationToken.None);

        Wrong(service, report).ShouldContain(finding => finding.What.EndsWith("takes no writes.", StringComparison.Ordinal));
        using var ready = await _http.GetAsync($"{service.Url}/health/ready");
        ((int)ready.StatusCode, await ready.Content.ReadAsStringAsync()).ShouldBe((503, "the database takes no writes"));
    }

    [Fact]
    public async Task What_was_mended_is_green_at_the_next_check()
    {
        await FaultsAsync("403", "graph.users");
        await using var service = await StartAsync([]);
        var doctor = service.Get<Doctor>();
        (await doctor.RunAsync(CancellationToken.None)).IsGood.ShouldBeFalse();
        (await _http.GetStringAsync($"{service.Url}/health")).ShouldContain("Grant the application permission User.Read.All");
        await PutFaultsAsync(new { });

        (await doctor.RunAsync(CancellationToken.None)).IsGood.ShouldBeTrue();

        (await _http.GetStringAsync($"{service.Url}/health")).ShouldContain("healthy");
    }

    private async Task<IReadOnlyList<(string What, string Mend)>> ShouldFindAsync(string problem, Dictionary<string, string?> settings, Action<IServiceCollection>? configure = null)
    {
        await using var service = await StartAsync(settings, configure);

        var wrong = Wrong(service, await service.Get<Doctor>().RunAsync(CancellationToken.None));

        wrong.ShouldContain(finding => finding.What.Contains(problem, StringComparison.Ordinal), string.Join('\n', wrong));
        wrong.ShouldAllBe(finding => finding.Mend.Length > 10);
        (await PageAsync(service)).ShouldContain(problem);
        return wrong;
    }

    /// <summary>The page for people, without the marks.</summary>
    private async Task<string> PageAsync(Service service)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{service.Url}/health");
        request.Headers.Accept.ParseAdd("text/html");
        using var page = await _http.SendAsync(request);
        return MarkedTexts.WithoutMarks(WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()));
    }

    private static List<(string What, string Mend)> Wrong(Service service, SetupReport report)
    {
        var texts = service.Get<HealthTexts>();
        string Plain(string text) => MarkedTexts.WithoutMarks(text);
        return [.. report.Findings.Select(finding => finding.Problem).OfType<SetupProblem>().Select(wrong => (Plain(texts.What(wrong, HealthTexts.English)), Plain(texts.Mend(wrong, HealthTexts.English))))];
    }

    private Task<Service> StartAsync(Dictionary<string, string?> settings, Action<IServiceCollection>? configure = null, LogLines? log = null) =>
        Service.StartAsync(
            _tenant, _database, TimeProvider.System, log ?? new LogLines(), withScheduler: false, new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["Service:PublicUrl"] = settings.GetValueOrDefault("Service:PublicUrl", "") }, configure);

    private Task FaultsAsync(string status, string operation) => PutFaultsAsync(new { errors = new Dictionary<string, double> { [status] = 1 }, operation });

    private async Task PutFaultsAsync(object faults)
    {
        using var response = await _http.PutAsJsonAsync($"{_tenant.Url}/sim/faults", faults);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>What SQLite says of a file that has become read-only.</summary>
    private sealed class ReadOnlyWriter : ISqlWriter
    {
        public Task<T> RunAsync<T>(Func<SqlSession, CancellationToken, Task<T>> work, WriteUrgency urgency, CancellationToken cancellationToken) =>
            throw new SqliteException("attempt to write a readonly database", 8);
    }
}
