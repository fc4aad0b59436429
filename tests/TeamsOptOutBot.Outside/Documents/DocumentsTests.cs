using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Shouldly;
using TeamsOptOutBot.Outside.Browser;
using UglyToad.PdfPig;

namespace TeamsOptOutBot.Outside.Documents;

/// <summary>
/// Every PDF that the service hands out, in every language, read by PdfPig and poppler, and written to <c>artifacts/documents</c>
/// with a picture of each page, for whoever looks.
/// </summary>
public sealed class DocumentsTests
{
    private static readonly string[] Regions = ["eu-eea", "united-kingdom", "switzerland", "canada", "hong-kong", "elsewhere"];
    private static readonly string Folder = Path.Combine(Checkout.Root, "artifacts", "documents");

    [Fact(Skip = Needs.DocumentTools, SkipUnless = nameof(Needs.HasDocumentTools), SkipType = typeof(Needs))]
    public async Task Every_checklist_is_one_tagged_page_with_its_typefaces_inside()
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        using var bot = await BotOfAsync(simulator);
        foreach (var template in Folders("campaigns").Where(IsHandedOut))
        {
            foreach (var language in Languages("campaigns", template))
            {
                // Where regions have no line of their own, the sheet is the same in all of them, and one is read as PDF.
                var ownLines = HasRegions(template);
                foreach (var region in Regions.Where(region => ownLines || region == RegionToLookAt(language)))
                {
                    foreach (var paper in new[] { "a4", "letter" })
                    {
                        var path = $"documents/{template}/checklist.pdf?lang={language}&region={region}&paper={paper}";
                        var pdf = await PdfAsync(bot, path);
                        var text = (await bot.GetStringAsync(new Uri($"documents/{template}/checklist.txt?lang={language}&region={region}", UriKind.Relative))).Split('\n');

                        pdf.Pages.ShouldBe(1, path);
                        (pdf.Width, pdf.Height).ShouldBe(paper == "a4" ? (595, 842) : (612, 792), path);
                        ShouldHold(pdf, text, path);
                        if (paper == "a4" && region == RegionToLookAt(language))
                        {
                            await ShouldBeSoundAsync(pdf, language, path, HasLink(template));
                            await WriteAsync(pdf, $"checklist.{template}.{language}");
                        }
                    }
                }

                var texts = await Task.WhenAll(Regions.Select(region => bot.GetStringAsync(new Uri($"documents/{template}/checklist.txt?lang={language}&region={region}", UriKind.Relative))));
                texts.Distinct().Count().ShouldBe(ownLines ? Regions.Length : 1, $"{template} in {language}");
            }
        }
    }

    [Fact(Skip = Needs.DocumentTools, SkipUnless = nameof(Needs.HasDocumentTools), SkipType = typeof(Needs))]
    public async Task Every_policy_note_is_a_tagged_document_that_says_what_its_text_says()
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        using var bot = await BotOfAsync(simulator);
        using var tenant = new HttpClient { BaseAddress = simulator.Address };
        var hr = (string)(await tenant.GetFromJsonAsync<JsonArray>("sim/people?group=HR"))![0]!["mail"]!;
        (await tenant.PostAsJsonAsync($"sim/people/{hr}/say", new { text = "policy-note" })).EnsureSuccessStatusCode();
        var message = (string)(await tenant.GetFromJsonAsync<JsonArray>($"sim/people/{hr}/chat"))!.Last()!["id"]!;
        foreach (var template in Folders("documents"))
        {
            foreach (var language in Languages("documents", template))
            {
                foreach (var (size, inputs) in new[] { ("large", Large(language)), ("small", Small(language)) })
                {
                    var links = await LinksAsync(tenant, hr, message, template, inputs);
                    var pdf = await PdfAsync(bot, links.Single(link => link.EndsWith(".pdf", StringComparison.Ordinal)));
                    var text = await bot.GetStringAsync(new Uri(links.Single(link => link.EndsWith(".txt", StringComparison.Ordinal))));

                    pdf.Pages.ShouldBeInRange(2, 6, language);
                    ShouldHold(pdf, text.Split('\n'), $"{size} note in {language}");
                    await ShouldBeSoundAsync(pdf, language, $"{size} note in {language}");
                    await WriteAsync(pdf, $"policy-note.{template}.{size}.{language}");
                }
            }
        }
    }

    [Fact(Skip = Needs.DocumentTools, SkipUnless = nameof(Needs.HasDocumentTools), SkipType = typeof(Needs))]
    public async Task The_same_document_is_the_same_file_after_a_restart()
    {
        var files = new List<byte[]>();
        for (var start = 0; start < 2; start++)
        {
            await using var simulator = await SimulatorProcess.StartAsync();
            using var bot = await BotOfAsync(simulator);
            files.Add((await PdfAsync(bot, "documents/linkedin-ai/checklist.pdf")).Bytes);
        }

        files[0].ShouldBe(files[1]);
    }

    /// <summary>Letter by letter but for spaces and the marks before items, which a page draws.</summary>
    private static void ShouldHold(Pdf pdf, IEnumerable<string> lines, string what)
    {
        lines = [.. lines];
        pdf.Links.Where(link => !lines.Any(line => HoldsWhole(line, link))).ShouldBeEmpty($"{what}: an address that is broken leads to a part of it.");
        var drawn = Letters(pdf.Text);
        foreach (var line in lines.Select(line => line.Replace("[ ] ", "", StringComparison.Ordinal).TrimStart('-', '>', ' ')).Where(line => line.Trim('=', '-', '.', ' ').Length > 0))
        {
            var wanted = Letters(line);
            if (!drawn.Contains(wanted, StringComparison.Ordinal))
            {
                // A row of two columns is read column by column when one of them goes on in a second line.
                wanted.Split(':').ShouldAllBe(part => drawn.Contains(part, StringComparison.Ordinal), $"{what}: {line}");
            }
        }
    }

    private static bool HoldsWhole(string line, string link) =>
        line.IndexOf(link, StringComparison.Ordinal) is >= 0 and var at && line[(at + link.Length)..].TrimStart('.', ',') is not [(>= 'a' and <= 'z') or (>= '0' and <= '9') or '/' or '-', ..];

    private static string Letters(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter)));

    private static async Task ShouldBeSoundAsync(Pdf pdf, string language, string what, bool hasLink = true)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf.Bytes);
            var about = await RunAsync("pdfinfo", file);
            about.ShouldMatch(@"Tagged:\s+yes", what);
            about.ShouldMatch(@"Title:\s+\S", what);
            about.ShouldContain("Creator:         TeamsOptOutBot", customMessage: what);
            var fonts = (await RunAsync("pdffonts", file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
            fonts.ShouldNotBeEmpty(what);
            fonts.ShouldAllBe(line => line.Contains("CID TrueType", StringComparison.Ordinal) && line.Contains(" yes yes yes ", StringComparison.Ordinal), what);
            var structure = await RunAsync("pdfinfo", "-struct-text", file);
            structure.ShouldContain("H1 (block)", customMessage: what);
            structure.ShouldContain("LBody", customMessage: what);
            structure.Contains("Link (inline)", StringComparison.Ordinal).ShouldBe(hasLink, what);
            var raw = Encoding.UTF8.GetString(pdf.Bytes);
            raw.ShouldContain($"/Lang({language})", customMessage: what);
            var metadata = XElement.Parse(raw[raw.IndexOf("<x:xmpmeta", StringComparison.Ordinal)..(raw.IndexOf("</x:xmpmeta>", StringComparison.Ordinal) + "</x:xmpmeta>".Length)]);
            metadata.Value.ShouldContain(what.StartsWith("large", StringComparison.Ordinal) ? "Müller & Söhne" : "", customMessage: what);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<Pdf> PdfAsync(HttpClient bot, string address)
    {
        using var response = await bot.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{address}: {Encoding.UTF8.GetString(bytes)}");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        using var read = PdfDocument.Open(bytes);
        var page = read.GetPage(1);
        return new Pdf(bytes, read.NumberOfPages, (int)Math.Round(page.Width), (int)Math.Round(page.Height), string.Concat(read.GetPages().Select(one => one.Text)), [.. read.GetPages().SelectMany(one => one.GetHyperlinks()).Select(link => link.Uri)]);
    }

    private static async Task<List<string>> LinksAsync(HttpClient tenant, string hr, string messageId, string template, JsonObject inputs)
    {
        using var response = await tenant.PostAsJsonAsync($"sim/people/{hr}/press", new { messageId, dialog = "submit", data = new { dialog = "policyNote", template }, inputs });
        var body = (await response.Content.ReadFromJsonAsync<JsonNode>())!["body"]!;
        return [.. Objects(body).Where(node => (string?)node["type"] == "Action.OpenUrl").Select(node => (string)node["url"]!)];
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Objects(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    private static JsonObject Large(string language) => new()
    {
        ["organisation"] = "Müller & Söhne Personalberatung 東亞有限公司",
        ["regions"] = string.Join(',', Regions),
        ["pages"] = "yes",
        ["seats"] = "1200",
        ["worksCouncil"] = "yes",
        ["contactName"] = "Zoë Żółkiewska-Ångström",
        ["contactMail"] = "datenschutz@mueller-soehne.example",
        ["language"] = language,
    };

    private static JsonObject Small(string language) => new()
    {
        ["organisation"] = "Contoso",
        ["regions"] = RegionToLookAt(language),
        ["pages"] = "no",
        ["seats"] = "0",
        ["worksCouncil"] = "unsure",
        ["contactName"] = "Ada Lovelace",
        ["contactMail"] = "",
        ["language"] = language,
    };

    private static string RegionToLookAt(string language) => language switch
    {
        "en" => "united-kingdom",
        "fr-CA" => "canada",
        "zh-HK" => "hong-kong",
        "it" => "switzerland",
        _ => "eu-eea",
    };

    private static async Task WriteAsync(Pdf pdf, string name)
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, name + ".pdf");
        await File.WriteAllBytesAsync(file, pdf.Bytes);
        await RunAsync("pdftoppm", "-png", "-r", "80", file, Path.Combine(Folder, name));
    }

    private static async Task<HttpClient> BotOfAsync(SimulatorProcess simulator)
    {
        using var tenant = new HttpClient { BaseAddress = simulator.Address };
        var info = await tenant.GetFromJsonAsync<JsonObject>("sim/info");
        return new HttpClient { BaseAddress = new Uri((string)info!["botUrls"]![0]! + "/") };
    }

    private static IEnumerable<string> Folders(string kind) => Directory.EnumerateDirectories(Path.Combine(Checkout.Root, "adaptive-cards", kind)).Select(folder => Path.GetFileName(folder)!);

    /// <summary>A template that is there to be copied is not.</summary>
    private static bool IsHandedOut(string template) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "adaptive-cards", "campaigns", template, "template.json")))!["example"]?.GetValue<bool>() != true;

    private static bool HasRegions(string template) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "adaptive-cards", "campaigns", template, "template.json")))!["regions"] is not null;

    /// <summary>A notice about an exposed password names no address to follow.</summary>
    private static bool HasLink(string template) =>
        File.ReadAllText(Path.Combine(Checkout.Root, "adaptive-cards", "campaigns", template, "template.json")).Contains("\"links\"", StringComparison.Ordinal);

    private static IEnumerable<string> Languages(string kind, string template) =>
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, "adaptive-cards", kind, template), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Where(name => name is not ("template" or "sources")).Order(StringComparer.Ordinal);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Needs.ProgramPath(program)!, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var complaint = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await complaint);
        return await output;
    }

    private sealed record Pdf(byte[] Bytes, int Pages, int Width, int Height, string Text, IReadOnlyList<string> Links);
}
