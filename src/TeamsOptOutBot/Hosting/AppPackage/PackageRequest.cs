namespace TeamsOptOutBot.Hosting.AppPackage;

/// <summary>What the command <c>app-package</c> was asked for.</summary>
/// <param name="Name">Null: the name of the template, in each language.</param>
internal sealed record PackageRequest(
    PackageEnvironment Environment, string AppId, string TeamsAppId, string? Name, string Developer, string Website, string Privacy, string Terms, string Version, string Out)
{
    public const string Usage =
        """
        app-package --environment dev|test|production|gcc --app-id GUID --developer NAME --website URL
                    [--name NAME] [--teams-app-id GUID] [--privacy URL] [--terms URL] [--version N.N.N] [--out FILE]
          --app-id        application (client) id of the bot's app registration
          --developer     who offers the app: your organisation, at most 32 characters
          --website       https address of a page about it, on your intranet for example
          --name          how employees know it, at most 30 characters; without it "Staff Notices", in each language
          --teams-app-id  id in the manifest when it is not the app id; then set Microsoft365:TeamsAppId to it, too
          --privacy       https address of your privacy notice; without it the website
          --terms         https address of your terms of use; without it the website
          --version       version of the package; Teams takes an update only when it is higher. Without it this program's
          --out           file to write; without it staff-notices-ENVIRONMENT.zip
        """;

    private static readonly string[] Options = ["environment", "app-id", "teams-app-id", "name", "developer", "website", "privacy", "terms", "version", "out"];

    /// <param name="problems">What is wrong and what to write instead; empty when the request is there.</param>
    public static PackageRequest? Parse(IReadOnlyList<string> arguments, string ownVersion, out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        var given = Read(arguments, found);
        string Of(string option, string otherwise) => given.GetValueOrDefault(option, otherwise);
        string Needed(string option, string what)
        {
            if (!given.ContainsKey(option) && !found.Exists(problem => problem.StartsWith("--" + option + " ", StringComparison.Ordinal)))
                found.Add($"--{option} is missing. Write {what} after it.");
            return Of(option, "");
        }

        var key = Needed("environment", "dev, test, production or gcc");
        var environment = PackageEnvironment.Find(key);
        if (environment is null && key.Length > 0)
            found.Add($"--environment is '{key}'. Write dev, test, production or gcc.");
        var appId = Needed("app-id", "the application (client) id of the bot's app registration, a GUID,");
        var developer = Needed("developer", "the name of your organisation");
        var website = Needed("website", "an https address");
        problems = found;
        return found.Count > 0 || environment is null ? null : new PackageRequest(
            environment, appId, Of("teams-app-id", appId), given.GetValueOrDefault("name"), developer, website, Of("privacy", website), Of("terms", website),
            Of("version", ownVersion), Of("out", $"staff-notices-{environment.Key}.zip"));
    }

    private static Dictionary<string, string> Read(IReadOnlyList<string> arguments, List<string> problems)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < arguments.Count; at++)
        {
            var option = arguments[at];
            if (!option.StartsWith("--", StringComparison.Ordinal) || !Options.Contains(option[2..], StringComparer.Ordinal))
                problems.Add($"'{option}' is no option of app-package. Known are: {string.Join(", ", Options.Select(known => "--" + known))}.");
            else if (at + 1 == arguments.Count || arguments[at + 1].StartsWith("--", StringComparison.Ordinal) || arguments[at + 1].Trim().Length == 0)
                problems.Add($"{option} has no value. Write one after it.");
            else if (!given.TryAdd(option[2..], arguments[++at].Trim()))
                problems.Add($"{option} is there twice. Write it once.");
        }

        return given;
    }
}
