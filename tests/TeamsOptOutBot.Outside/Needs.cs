namespace TeamsOptOutBot.Outside;

/// <summary>
/// What a test wants from the machine. <c>tests/run</c> knows these reasons: it fails where it should have provided the thing.
/// </summary>
public static class Needs
{
    public const string Chromium = "needs Chromium";

    public const string NpmPackages = "needs npm packages";

    public const string Conformance = "needs ../shared/conformance";

    /// <summary>Poppler's programs, and npm for the typefaces.</summary>
    public const string DocumentTools = "needs poppler-utils";

    public static bool HasDocumentTools => new[] { "pdfinfo", "pdffonts", "pdftoppm" }.All(program => ProgramPath(program) is not null);

    public static bool HasChromium => ChromiumPath is not null;

    public static bool HasNpmPackages =>
        File.Exists(Path.Combine(Checkout.OutsideTests, "node_modules", "adaptivecards", "dist", "adaptivecards.min.js"));

    /// <summary>The official JavaScript SDK is there.</summary>
    public static bool HasSdk =>
        File.Exists(Path.Combine(Checkout.OutsideTests, "node_modules", "botbuilder", "package.json"));

    public static bool HasConformance => Directory.Exists(Checkout.Conformance);

    /// <summary>Skips the running test, for the first reason that holds, where the official schema cannot be checked.</summary>
    public static void SchemaAndNpmPackages()
    {
        Assert.SkipUnless(HasConformance, Conformance);
        Assert.SkipUnless(HasNpmPackages, NpmPackages);
    }

    /// <summary>One of poppler's programs: in the folder that <c>tests/run</c> names, or where Debian puts it.</summary>
    public static string? ProgramPath(string name) =>
        new[] { Path.Combine(Environment.GetEnvironmentVariable("TEAMSOPTOUTBOT_POPPLER") ?? "/usr/bin", name), Path.Combine("/usr/bin", name) }.FirstOrDefault(File.Exists);

    /// <summary>Skips the running test where nothing can be drawn.</summary>
    public static void ChromiumAndNpmPackages()
    {
        Assert.SkipUnless(HasChromium, Chromium);
        Assert.SkipUnless(HasNpmPackages, NpmPackages);
    }

    /// <summary>Chromium's executable: the variable that <c>tests/run</c> sets, or where Debian puts it.</summary>
    public static string? ChromiumPath { get; } =
        new[] { Environment.GetEnvironmentVariable("TEAMSOPTOUTBOT_CHROMIUM"), "/usr/bin/chromium" }.FirstOrDefault(File.Exists);
}
