using System.Text.Json;
using TeamsOptOutBot.Simulator.Client;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Hosting;
using TeamsOptOutBot.Simulator.Teams;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Graph;

/// <summary>The organisation's app catalogue, and the app at a person.</summary>
internal sealed class TeamsAppEndpoints(TenantGate gate, Tenant tenant, Conversations conversations, AppInstaller installer, Faults faults, TimeProvider clock)
{
    private static readonly HashSet<string> InstallMembers = JsonShape.Set("teamsApp@odata.bind consentedPermissionSet");

    private readonly record struct CatalogueApp(Guid Id, Guid ExternalId, string Name);

    public void Map(IEndpointRouteBuilder routes)
    {
        var service = DirectoryEndpoints.Service;
        var graph = routes.MapGroup("/graph/v1.0");
        graph.MapGet("/appCatalogs/teamsApps", gate.Wrap(service, "graph.catalogue", ListCatalogue));
        var apps = graph.MapGroup("/users/{user}/teamwork/installedApps");
        apps.MapGet("", gate.Wrap(service, "graph.installedApps", ListInstalled));
        apps.MapPost("", gate.Wrap(service, "graph.install", Install));
        apps.MapDelete("/{installation}", gate.Wrap(service, "graph.uninstall", UninstallAsync));
        apps.MapGet("/{installation}/chat", gate.Wrap(service, "graph.chat", ReadChat));
    }

    private CatalogueApp App => new(tenant.CatalogueId, tenant.ManifestId, tenant.BotName);

    private ValueTask<Answer> ListCatalogue(TenantRequest request)
    {
        var answer = ODataQuery.Read(request, "$filter $select $top", out var query)
            ?? ODataFilter.Parse<CatalogueApp>(query.Filter, "id externalId displayName distributionMethod", Text, out var matches)
            ?? ODataPage.Make(request, query, tenant.GraphUrl, new[] { App }.Where(matches).ToList(), WriteApp);
        return ValueTask.FromResult(answer);
    }

    private ValueTask<Answer> ListInstalled(TenantRequest request)
    {
        var answer = ODataQuery.Read(request, "$filter $expand $top", out var query)
            ?? (query.Expand is null or "teamsApp" or "teamsAppDefinition" ? null : GraphErrors.Unknown($"$expand {query.Expand}"))
            ?? ODataFilter.Parse<CatalogueApp>(query.Filter, "teamsApp/id teamsApp/externalId", (app, name) => Text(app, name["teamsApp/".Length..]), out var matches)
            ?? Throttle(faults.InstalledAppsWindow)
            ?? FindUser(request)
            ?? ODataPage.Make(
                request, query, tenant.GraphUrl, IsInstalled(request.Person!) ? new[] { App }.Where(matches).ToList() : [],
                (writer, app) => WriteInstallation(writer, request.Person!, app, withApp: query.Expand is "teamsApp"));
        return ValueTask.FromResult(answer);
    }

    private ValueTask<Answer> Install(TenantRequest request)
    {
        using var json = JsonDocument.Parse(request.Body);
        var answer = ODataQuery.Read(request, "", out _)
            ?? (JsonShape.Unknown(json.RootElement, "body", InstallMembers) is { } unknown ? GraphErrors.Unknown(unknown) : null)
            ?? Throttle(faults.InstallWindow)
            ?? FindUser(request)
            ?? CheckBinding(json.RootElement.Text("teamsApp@odata.bind"))
            ?? (request.Person is { Enabled: false } or { Guest: true }
                ? GraphErrors.Make(403, "Forbidden", "The app cannot be installed for this user: no Teams licence or an app policy forbids it.")
                : null)
            ?? (installer.TryInstallWithEventsLater(request.Person!)
                ? new Answer(201)
                : GraphErrors.Make(409, "Conflict", "App already exists."));
        return ValueTask.FromResult(answer);
    }

    private async ValueTask<Answer> UninstallAsync(TenantRequest request)
    {
        if (FindInstallation(request) is { } refused)
        {
            return refused;
        }

        await installer.UninstallAsync(request.Person!, request.Http.RequestAborted);
        return new Answer(204);
    }

    private ValueTask<Answer> ReadChat(TenantRequest request)
    {
        var answer = ODataQuery.Read(request, "$select", out _) ?? FindInstallation(request) ?? new Answer(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", conversations.GraphChatId(request.Person!));
            writer.WriteString("chatType", "oneOnOne");
            writer.WriteString("tenantId", tenant.TenantIdText);
            writer.WriteEndObject();
        });
        return ValueTask.FromResult(answer);
    }

    private Answer? CheckBinding(string? binding) =>
        binding is null ? GraphErrors.BadRequest("teamsApp@odata.bind is required.")
        : binding.EndsWith($"/appCatalogs/teamsApps/{tenant.CatalogueId}", StringComparison.OrdinalIgnoreCase)
            || binding.EndsWith($"/appCatalogs/teamsApps('{tenant.CatalogueId}')", StringComparison.OrdinalIgnoreCase) ? null
        : GraphErrors.Make(404, "NotFound", "The app was not found in the organisation's app catalogue.");

    private Answer? Throttle(RateWindow? window) =>
        window?.TryEnter(clock) is { } wait ? TenantGate.Throttled(DirectoryEndpoints.Service, wait) : null;

    private static Answer? FindUser(TenantRequest request) => request.Person is null ? GraphErrors.NotFound(request.Route("user")) : null;

    private Answer? FindInstallation(TenantRequest request) =>
        FindUser(request)
        ?? (!IsInstalled(request.Person!) || request.Route("installation") != InstallationId(request.Person!)
            ? GraphErrors.Make(404, "NotFound", "The app is not installed for this user.")
            : null);

    private bool IsInstalled(Person person) => conversations.Of(person).App != AppState.NotInstalled;

    private void WriteInstallation(Utf8JsonWriter writer, Person person, CatalogueApp app, bool withApp)
    {
        writer.WriteStartObject();
        writer.WriteString("id", InstallationId(person));
        if (withApp)
        {
            writer.WritePropertyName("teamsApp");
            WriteApp(writer, app);
        }

        writer.WriteEndObject();
    }

    /// <summary>Not the app's id.</summary>
    private string InstallationId(Person person) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{person.Id}##{tenant.CatalogueId}"));

    private static string? Text(CatalogueApp app, string property) => property switch
    {
        "id" => app.Id.ToString(),
        "externalId" => app.ExternalId.ToString(),
        "displayName" => app.Name,
        "distributionMethod" => "organization",
        _ => null,
    };

    private static void WriteApp(Utf8JsonWriter writer, CatalogueApp app)
    {
        writer.WriteStartObject();
        writer.WriteString("id", app.Id);
        writer.WriteString("externalId", app.ExternalId);
        writer.WriteString("displayName", app.Name);
        writer.WriteString("distributionMethod", "organization");
        writer.WriteEndObject();
    }
}
