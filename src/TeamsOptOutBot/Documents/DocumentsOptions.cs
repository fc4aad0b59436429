namespace TeamsOptOutBot.Documents;

/// <summary>What PDFs are made with. Configuration section <c>Documents</c>.</summary>
public sealed class DocumentsOptions
{
    /// <summary>Folder with the typefaces, subfolders included. Default: <c>fonts</c> beside the program, where publishing puts them.</summary>
    public string FontFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "fonts");
}
