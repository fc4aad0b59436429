namespace TeamsOptOutBot.Documents.Pdf;

/// <summary>A sheet, in points.</summary>
internal sealed record PaperSize(string Name, double Width, double Height)
{
    public static PaperSize A4 { get; } = new("a4", 595.276, 841.89);

    public static PaperSize Letter { get; } = new("letter", 612, 792);

    public static PaperSize? Parse(string? name) => name switch
    {
        "a4" => A4,
        "letter" => Letter,
        _ => null,
    };
}
