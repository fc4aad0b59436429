using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Microsoft365.Cards;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Hosting.AppPackage;

/// <summary><c>app-package</c>: builds the Teams app package of one environment and checks it.</summary>
internal sealed class AppPackageVerb : IVerb
{
    public string Name => "app-package";

    public string Does => "builds and checks the Teams app package";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var version = typeof(AppPackageVerb).Assembly.GetName().Version ?? new Version(0, 1, 0);
        if (PackageRequest.Parse(arguments, version.ToString(3), out var problems) is not { } request)
        {
            await TellAsync(errors, "The package was not built:", problems);
            await errors.WriteLineAsync(PackageRequest.Usage);
            return 2;
        }

        try
        {
            var folder = PackageSources.FindFolder(Directory.GetCurrentDirectory())
                ?? throw new PackageException("The folder manifest is missing; it belongs beside the program, or start from the top of a checkout.");
            var words = new CommandWords(TextCatalogue.Load(Path.Combine(CardFolder.Find(Directory.GetCurrentDirectory()), "texts"), []));
            var package = TeamsPackage.Make(PackageSources.Load(folder), request, words);
            var findings = PackageRules.Check(package, request.Environment, words).ToList();
            if (findings.Count > 0)
            {
                await TellAsync(errors, "The package was not built:", findings);
                return 1;
            }

            var zip = package.Zip();
            await File.WriteAllBytesAsync(request.Out, zip, cancellationToken);
            await output.WriteLineAsync($"{request.Out}: {package.Manifest["name"]!["short"]} {request.Version}, {package.Languages.Count + 1} languages, {zip.Length:N0} bytes. Upload it in the Teams admin center under Teams apps, Manage apps.");
            await output.WriteLineAsync($"The service needs Microsoft365__AppId={request.AppId}{(request.TeamsAppId == request.AppId ? "" : $" Microsoft365__TeamsAppId={request.TeamsAppId}")} Microsoft365__Cloud={request.Environment.Cloud}");
            return 0;
        }
        catch (Exception exception) when (exception is PackageException or TextCatalogueException or CardTemplateException)
        {
            await TellAsync(errors, "The package was not built:", [exception.Message]);
            return 1;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await TellAsync(errors, "The package was not written:", [$"{request.Out}: {exception.Message}"]);
            return 1;
        }
    }

    private static async Task TellAsync(TextWriter errors, string title, IEnumerable<string> problems)
    {
        await errors.WriteLineAsync(title);
        foreach (var problem in problems)
            await errors.WriteLineAsync("  - " + problem);
    }
}
