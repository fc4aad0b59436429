using System.Diagnostics;
using TeamsOptOutBot.Simulator.Bots;

namespace TeamsOptOutBot.Simulator.Gallery;

/// <summary>Every card as the bot itself makes it, written by its command <c>cards</c> when somebody first looks.</summary>
internal sealed class GalleryCards : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly DirectoryInfo _data = System.IO.Directory.CreateTempSubdirectory("teams-opt-out-gallery-");
    private string? _folder;

    /// <returns>The file; null when there is none of that name.</returns>
    /// <exception cref="SimulatorException">The bot is not built, or could not write its cards.</exception>
    public async Task<string?> FileAsync(string name, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            _folder ??= await WriteAsync(_data.FullName, cancellationToken);
        }
        finally
        {
            _one.Release();
        }

        return System.IO.Directory.EnumerateFiles(_folder).FirstOrDefault(file => Path.GetFileName(file) == name);
    }

    public void Dispose()
    {
        _one.Dispose();
        _data.Delete(recursive: true);
    }

    private static async Task<string> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var bot = BotProcess.FindAssembly();
        using var process = new Process();
        process.StartInfo = new ProcessStartInfo("dotnet", [bot, "cards", folder]) { UseShellExecute = false, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(bot) };
        process.Start();
        var complaint = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? folder : throw new SimulatorException($"The bot could not write its cards: {complaint.Trim()}");
    }
}
