namespace TeamsOptOutBot.Simulator.Hosting;

/// <summary>The folder of the bot's database; a temporary one is removed at the end.</summary>
internal sealed class DataFolder : IDisposable
{
    private DataFolder(string path, bool temporary)
    {
        FullName = path;
        IsTemporary = temporary;
    }

    public string FullName { get; }

    public bool IsTemporary { get; }

    /// <exception cref="SimulatorException">It cannot be made or written.</exception>
    public static DataFolder Open(string? path)
    {
        if (path is null)
        {
            return new DataFolder(System.IO.Directory.CreateTempSubdirectory("teams-opt-out-bot-").FullName, temporary: true);
        }

        var full = Path.GetFullPath(path);
        try
        {
            System.IO.Directory.CreateDirectory(full);
            var probe = Path.Combine(full, $".probe-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SimulatorException($"The data folder {full} cannot be written ({e.Message.TrimEnd('.')}). Name another with --data.", e);
        }

        return new DataFolder(full, temporary: false);
    }

    public void Dispose()
    {
        if (IsTemporary && System.IO.Directory.Exists(FullName))
        {
            try
            {
                System.IO.Directory.Delete(FullName, recursive: true);
            }
            catch (IOException)
            {
                // A bot that is still being killed may hold a file; the system clears its temporary folder.
            }
        }
    }
}
