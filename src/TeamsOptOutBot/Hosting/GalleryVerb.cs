using TeamsOptOutBot.Microsoft365.Cards;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Hosting;

/// <summary><c>NAME DIR [ADAPTIVE-CARDS]</c>: writes what people are shown into a folder, without tenant and database.</summary>
internal abstract class GalleryVerb : IVerb
{
    public abstract string Name { get; }

    public abstract string Does { get; }

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (arguments.Count is not (1 or 2))
        {
            await errors.WriteLineAsync($"Write: {Name} DIR, and after it the folder adaptive-cards where it is not the service's own.");
            return 2;
        }

        try
        {
            await WriteAsync(arguments[0], arguments.Count > 1 ? arguments[1] : CardFolder.Find(Directory.GetCurrentDirectory()), cancellationToken);
            return 0;
        }
        catch (Exception fault) when (fault is TextCatalogueException or CardTemplateException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"The {Name} cannot be written: {fault.Message}");
            return 1;
        }
    }

    /// <param name="folder">Layouts and texts.</param>
    protected abstract Task WriteAsync(string target, string folder, CancellationToken cancellationToken);
}
