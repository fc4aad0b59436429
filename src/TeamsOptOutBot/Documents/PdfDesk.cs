using System.Collections.Concurrent;
using TeamsOptOutBot.Documents.Content;
using TeamsOptOutBot.Documents.Pdf;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Documents;

/// <summary>Makes PDFs one after the other, keeps those that are the same for everybody, and takes no more orders than it can soon fill.</summary>
internal sealed class PdfDesk(DocumentFonts fonts, Troubles troubles) : IDisposable
{
    private const string TroubleKey = "documents";
    private const int MostKept = 128;
    private const int MostWaiting = 16;

    private readonly PdfForm form = new(fonts);
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly ConcurrentDictionary<string, byte[]> kept = new(StringComparer.Ordinal);
    private int waiting;

    /// <summary>What is wrong; null when PDFs can be made. Whoever asks for a PDF in vain also brings it to the health page.</summary>
    public string? Trouble()
    {
        if (fonts.Trouble() is not { } missing)
        {
            troubles.Clear(TroubleKey);
            return null;
        }

        troubles.Raise(TroubleKey, new SetupProblem(HealthProblems.NoFonts, ("missing", missing)));
        return missing;
    }

    /// <param name="key">Names the document where it is the same for everybody; null: it is nobody else's.</param>
    /// <returns>Null when too many wait.</returns>
    public async Task<byte[]?> WriteAsync(string? key, Document document, PaperSize paper, bool onePage, CancellationToken cancellationToken)
    {
        if (key is not null && kept.TryGetValue(key, out var made))
        {
            return made;
        }

        if (Interlocked.Increment(ref waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return null;
        }

        try
        {
            await one.WaitAsync(cancellationToken);
            try
            {
                var pdf = form.Write(document, paper, onePage);
                Keep(key, pdf);
                return pdf;
            }
            finally
            {
                one.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public void Dispose() => one.Dispose();

    private void Keep(string? key, byte[] pdf)
    {
        if (key is null)
        {
            return;
        }

        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        kept[key] = pdf;
    }
}
