using Microsoft.Extensions.FileProviders;

namespace TeamsOptOutBot.Simulator.Hosting;

/// <summary>Serves the page from its folder (the project's while developing, so that edits show at once) and its npm packages under <c>/npm</c>.</summary>
internal static class PageFiles
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-src 'self' data: blob:; frame-ancestors 'none'";

    /// <summary>Null when the page is not there.</summary>
    public static string? FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var source = Path.Combine(folder.FullName, "src", "TeamsOptOutBot.Simulator", "Page");
            if (File.Exists(Path.Combine(source, "index.html")))
            {
                return source;
            }
        }

        var published = Path.Combine(AppContext.BaseDirectory, "Page");
        return File.Exists(Path.Combine(published, "index.html")) ? published : null;
    }

    public static void UsePage(this WebApplication app, string folder, Func<string?> packages)
    {
        app.Use((http, next) =>
        {
            http.Response.Headers.ContentSecurityPolicy = Policy;
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return next(http);
        });

        var page = new PhysicalFileProvider(folder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = page });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = page, OnPrepareResponse = c => c.Context.Response.Headers.CacheControl = "no-cache" });

        // The packages may be installed only after the first request was answered.
        PhysicalFileProvider? npm = null;
        app.Map("/npm", branch => branch.Run(async http =>
        {
            if (packages() is not { } root)
            {
                http.Response.StatusCode = 404;
                return;
            }

            npm ??= new PhysicalFileProvider(root);
            var file = npm.GetFileInfo(http.Request.Path.Value ?? "");
            if (!file.Exists || file.IsDirectory || !new Microsoft.AspNetCore.StaticFiles.FileExtensionContentTypeProvider().TryGetContentType(file.Name, out var type))
            {
                http.Response.StatusCode = 404;
                return;
            }

            http.Response.ContentType = type;
            http.Response.Headers.CacheControl = "max-age=3600";
            await http.Response.SendFileAsync(file);
        }));
    }
}
