using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using TeamsOptOutBot.Simulator.Bots;
using TeamsOptOutBot.Simulator.Client;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Gallery;
using TeamsOptOutBot.Simulator.Hosting;
using TeamsOptOutBot.Simulator.Playground;
using TeamsOptOutBot.Simulator.Teams;
using TeamsOptOutBot.Simulator.Tokens;

namespace TeamsOptOutBot.Simulator;

/// <summary>A running simulated tenant, with or without a bot of its own. In a test: start it, give the settings to a bot, set <see cref="BotUrls"/>.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DataFolder _data;
    private readonly TlsCertificate _certificate;
    private bool _disposed;

    private SimulatorHost(WebApplication app, DataFolder data, TlsCertificate certificate)
    {
        _app = app;
        _data = data;
        _certificate = certificate;
    }

    /// <summary>Base of page, control calls and tenant, such as <c>http://127.0.0.1:5180</c>.</summary>
    public string Url => Tenant.Url;

    public Tenant Tenant => _app.Services.GetRequiredService<Tenant>();

    public CompanyDirectory Directory => _app.Services.GetRequiredService<CompanyDirectory>();

    /// <summary>Environment variables for a bot of this tenant (<c>Section__Name</c>), without an address to listen on.</summary>
    public IReadOnlyDictionary<string, string> BotSettings { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Bases of the bots that activities go to, in turn. May be set at any time.</summary>
    public IReadOnlyList<string> BotUrls
    {
        get => _app.Services.GetRequiredService<BotTargets>().Urls;
        set => _app.Services.GetRequiredService<BotTargets>().Urls = value;
    }

    /// <summary>The one bot that activities go to.</summary>
    /// <summary>The address by which people's browsers reach the bot, where a proxy stands before it.</summary>
    public string? PublicBotUrl
    {
        get => _app.Services.GetRequiredService<BotTargets>().PublicUrl;
        set => _app.Services.GetRequiredService<BotTargets>().PublicUrl = value;
    }

    public string? BotUrl
    {
        get => BotUrls.Count == 0 ? null : BotUrls[0];
        set => BotUrls = value is null ? [] : [value];
    }

    /// <summary>Certificates and federated credentials of the app registration, beside its secret. May be changed at any time.</summary>
    public ClientAssertions AppCredentials => _app.Services.GetRequiredService<ClientAssertions>();

    /// <summary>Where the bot keeps its database, and the simulator <c>bot.env</c> and <c>bot.log</c>.</summary>
    public string DataFolder => _data.FullName;

    /// <summary>Ids of the bot's messages in the personal chat with somebody, oldest first; taken without a request.</summary>
    public IReadOnlyList<string> MessagesFromBot(Person person) =>
        [.. _app.Services.GetRequiredService<Conversations>().Of(person).Read(0).Where(m => m is { Sender: null, Deleted: false }).Select(m => m.Id)];

    /// <summary>How many messages of the bot were accepted since then.</summary>
    public int AcceptedSince(DateTimeOffset time) =>
        _app.Services.GetRequiredService<MessageFeed>().ReadFromBot(time.ToUnixTimeMilliseconds(), int.MaxValue).Count;

    /// <summary>Who can be tried in Agents Playground, and where.</summary>
    public IEnumerable<(Person Person, string Url)> Playgrounds => _app.Services.GetRequiredService<Playgrounds>().Running;

    /// <summary>The token endpoint's certificate when this machine does not trust it by itself; null when it does.</summary>
    public X509Certificate2? UntrustedCertificate => _certificate.IsOwn ? _certificate.Certificate : null;

    /// <summary>Starts the tenant, and the bot when <see cref="SimulatorOptions.StartBot"/> is set; returns when both are ready.</summary>
    /// <exception cref="SimulatorException">A port is taken, the data folder cannot be written, or the bot does not start.</exception>
    public static async Task<SimulatorHost> StartAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        if (options.People is < Company.Smallest or > Company.Largest)
        {
            throw new SimulatorException($"A company has {Company.Smallest} to {Company.Largest:N0} people here; --people {options.People} is not among them.");
        }

        var data = Hosting.DataFolder.Open(options.Data);
        var certificate = TlsCertificate.Get(options.Clock.GetUtcNow());
        var app = Build(options, certificate.Certificate, out var packages);
        var host = new SimulatorHost(app, data, certificate);
        try
        {
            await host.StartTenantAsync(options, cancellationToken);
            var page = packages.InstallAsync(cancellationToken);
            await host.StartBotAsync(options, cancellationToken);
            await page;
            if (options.Playground)
            {
                await app.Services.GetRequiredService<Playgrounds>().StartAsync(host.DataFolder, options.Progress ?? (_ => { }), cancellationToken);
            }

            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes when the process is asked to end.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _app.Services.GetRequiredService<BotProcess>().StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _certificate.Dispose();
        _data.Dispose();
    }

    private static WebApplication Build(SimulatorOptions options, X509Certificate2 certificate, out PageInstallation packages)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection([new("AllowedHosts", "127.0.0.1;localhost")]);
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Error).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
        });
        builder.Services.AddTenant(options);

        var app = builder.Build();
        packages = new PageInstallation(options);
        if (packages.Folder is { } folder)
        {
            app.UsePage(folder, packages.Find);
            app.MapGallery(folder);
        }

        app.MapTenant();
        return app;
    }

    private async Task StartTenantAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new SimulatorException($"Port {options.Port} is taken by another program. Choose another with --port, or --port 0 for any free one.", e);
        }

        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a)).ToList();
        Tenant.Listens(addresses.First(a => a.Scheme == "http").Port, addresses.First(a => a.Scheme == "https").Port);

        // Somebody uses the app already, but no event of that ever reached the bot.
        var conversations = _app.Services.GetRequiredService<Conversations>();
        var recruiters = Directory.FindGroups("Recruiters")[0];
        conversations.Of(Directory.TransitiveMembers(recruiters).Where(p => p is { Enabled: true, Guest: false }).MinBy(p => p.Mail, StringComparer.Ordinal)!).App = AppState.Installed;
    }

    private async Task StartBotAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        var bundle = _certificate.IsOwn ? await _certificate.WriteBundleAsync(DataFolder, cancellationToken) : null;
        BotSettings = Bots.BotSettings.Make(Tenant, Directory, DataFolder, bundle);
        await Bots.BotSettings.WriteAsync(Path.Combine(DataFolder, "bot.env"), BotSettings, options.BotUrls.FirstOrDefault()?.TrimEnd('/'), cancellationToken);
        BotUrls = [.. options.BotUrls];
        if (options.StartBot)
        {
            var bot = _app.Services.GetRequiredService<BotProcess>();
            bot.Configure(BotSettings, DataFolder);
            await bot.StartAsync(cancellationToken);
        }
    }
}
