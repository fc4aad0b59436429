namespace TeamsOptOutBot.Simulator.Hosting;

/// <summary>The page's folder and its npm packages, which come in while the bot starts; the typefaces of the bot's PDFs with them.</summary>
internal sealed class PageInstallation(SimulatorOptions options)
{
    private string? _packages;

    /// <summary>Null when no page is served.</summary>
    public string? Folder { get; } = options.Page ? PageFiles.FindFolder() : null;

    public string? Find() => _packages;

    public async Task InstallAsync(CancellationToken cancellationToken)
    {
        if (Folder is not null)
        {
            var fonts = FontPackages.EnsureAsync(options.Progress ?? (_ => { }), cancellationToken);
            _packages = await PagePackages.EnsureAsync(Folder, options.Progress ?? (_ => { }), cancellationToken);
            await fonts;
        }
    }
}
