namespace TeamsOptOutBot.Scenarios.Builders;

/// <summary>An organisation's own folder of campaign templates, filled from the shipped ones.</summary>
internal sealed class OwnTemplates : IDisposable
{
    private static readonly string Shipped = Path.Combine(Harness.MarkedTexts.Folder, "campaigns");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("own-templates-");

    public string Folder => _folder.FullName;

    /// <summary>Copies a shipped template under a name and changes its texts.</summary>
    public void Copy(string template, string name, params (string Was, string Becomes)[] changes)
    {
        var folder = _folder.CreateSubdirectory(name);
        // In English alone, so that everybody in a story reads what it expects.
        foreach (var file in new[] { "template.json", "en.json" }.Select(file => Path.Combine(Shipped, template, file)))
        {
            var text = changes.Aggregate(File.ReadAllText(file), (changed, change) => changed.Replace(change.Was, change.Becomes, StringComparison.Ordinal));
            File.WriteAllText(Path.Combine(folder.FullName, Path.GetFileName(file)), text);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
