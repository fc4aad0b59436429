using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace TeamsOptOutBot.Outside.Cards;

/// <summary>A page that draws cards as hosts do, with Microsoft's renderer and its own style sheet.</summary>
internal static class CardPage
{
    public static readonly string Packages = Path.Combine(Checkout.OutsideTests, "node_modules");

    public static async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Packages), RequestPath = "/npm" });
        app.MapGet("/", async () => Results.Content(await File.ReadAllTextAsync(Path.Combine(Checkout.OutsideTests, "Cards", "card-page.html")), "text/html"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
        await app.StartAsync();
        return app;
    }
}
