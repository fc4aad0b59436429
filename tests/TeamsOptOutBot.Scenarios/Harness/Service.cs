using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using TeamsOptOutBot.Engine;
using TeamsOptOutBot.Health.Setup;
using TeamsOptOutBot.Hosting;
using TeamsOptOutBot.Microsoft365.SignIn;
using TeamsOptOutBot.Simulator;

namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>
/// One life of the service, put together as its Program does and listening on a free port. Only four things differ: the
/// clock, the trust in the simulator's certificate, marks around the texts, and, unless asked for, no scheduler.
/// </summary>
internal sealed class Service : IAsyncDisposable
{
    /// <summary>How browsers reach it: through a proxy that only stories know.</summary>
    public const string PublicUrl = "https://notices.contoso.example";

    private readonly WebApplication _app;

    private readonly List<Task> _steps = [];

    private Service(WebApplication app) => _app = app;

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<Service> StartAsync(SimulatorHost tenant, StoryDatabase database, TimeProvider clock, LogLines log, bool withScheduler, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Production" });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(tenant.BotSettings.Select(s => KeyValuePair.Create(s.Key.Replace("__", ":", StringComparison.Ordinal), (string?)s.Value)));
        builder.Configuration.AddInMemoryCollection(database.Settings);
        builder.Configuration.AddInMemoryCollection([new("Service:PublicUrl", PublicUrl)]);
        builder.Configuration["Cards:Folder"] = MarkedTexts.Folder;
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock);
        if (tenant.UntrustedCertificate is { } certificate)
        {
            builder.Services.AddSingleton<HttpPipelineTransport>(new HttpClientTransport(WayToEntra(certificate)));
            builder.Services.AddSingleton(new SignInTransport(WayToEntra(certificate)));
        }

        if (!withScheduler)
            builder.Services.AddSingleton<IStepBell, SilentBell>();
        configure?.Invoke(builder.Services);
        builder.AddTeamsOptOutBot();

        // Stories ask the doctor themselves: what it asks of Graph is none of theirs.
        builder.Services.Remove(builder.Services.Single(s => s.ImplementationType == typeof(WatchSetup)));
        if (string.IsNullOrEmpty(builder.Configuration[Telemetry.Endpoint]))
            builder.Logging.ClearProviders();
        builder.Logging.AddProvider(log).AddFilter("TeamsOptOutBot", LogLevel.Debug);
        if (!withScheduler)
            builder.Services.Remove(builder.Services.Single(s => s.ServiceType == typeof(IHostedService) && IsScheduler(s)));
        var app = builder.Build();
        app.UseTeamsOptOutBot();
        try
        {
            await app.StartAsync();
            return new Service(app);
        }
        catch
        {
            // As a process that ends: it holds the database no longer.
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one step of the engine; a stop waits for it, as the scheduler's own steps are waited for.</summary>
    public Task RunAsync<TStep>(DateTimeOffset now)
        where TStep : IStep
    {
        var step = Get<TStep>().RunAsync(now, CancellationToken.None);
        lock (_steps)
        {
            _steps.RemoveAll(s => s.IsCompleted);
            _steps.Add(step);
        }

        return step;
    }

    /// <summary>An orderly stop.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        Task begun;
        lock (_steps)
            begun = Task.WhenAll(_steps);
        await begun.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // whoever ran a step hears how it ended
        await _app.DisposeAsync();
    }

    private static bool IsScheduler(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationFactory?.Method.ReturnType)?.Assembly == typeof(IScheduler).Assembly
        || service.ImplementationType == typeof(QuartzHostedService);

    /// <summary>In production the machine trusts the authority; here a certificate file would have to be there before the process starts.</summary>
    private static SocketsHttpHandler WayToEntra(X509Certificate2 certificate)
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(certificate);
        return handler;
    }
}
