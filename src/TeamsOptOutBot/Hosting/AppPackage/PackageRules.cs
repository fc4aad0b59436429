using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TeamsOptOutBot.Commands.Grammar;

namespace TeamsOptOutBot.Hosting.AppPackage;

/// <summary>What Teams demands of a package, and what we do: each finding names the place and what to write instead.</summary>
internal static partial class PackageRules
{
    /// <summary>Whoever owns such a name can serve it tomorrow from another machine.</summary>
    private static readonly string[] Tunnels = ["devtunnels.ms", "ngrok.io", "ngrok.app", "ngrok.dev", "ngrok-free.app", "ngrok-free.dev", "trycloudflare.com", "loca.lt", "serveo.net"];

    /// <summary>Members that ask the tenant for more than this service uses.</summary>
    private static readonly string[] NotNeeded = ["webApplicationInfo", "authorization", "permissions", "devicePermissions", "composeExtensions", "configurableTabs", "connectors"];

    public static IEnumerable<string> Check(TeamsPackage package, PackageEnvironment environment, CommandWords words)
    {
        var manifest = package.Manifest;
        return
        [
            .. Placeholders(manifest),
            .. Guid("--app-id", manifest["bots"]?[0]?["botId"]),
            .. manifest["id"]?.ToString() == manifest["bots"]?[0]?["botId"]?.ToString() ? [] : Guid("--teams-app-id", manifest["id"]),
            .. Version(manifest["version"]?.ToString() ?? ""),
            .. Length("--developer", manifest["developer"]?["name"], 32),
            .. Names("manifest.json", manifest["name"]?["short"], manifest["name"]?["full"], manifest["description"]?["short"], manifest["description"]?["full"]),
            .. Url("--website", manifest["developer"]?["websiteUrl"], environment),
            .. Url("--privacy", manifest["developer"]?["privacyUrl"], environment),
            .. Url("--terms", manifest["developer"]?["termsOfUseUrl"], environment),
            .. (manifest["validDomains"] as JsonArray ?? []).SelectMany(domain => Domain(domain?.ToString() ?? "", environment)),
            .. Privileges(manifest),
            .. Icons(package),
            .. CommandRules.Check(manifest, words),
            .. LanguageRules.Check(package, words),
        ];
    }

    /// <summary>Names and descriptions, in the manifest and in each language.</summary>
    public static IEnumerable<string> Names(string file, JsonNode? shortName, JsonNode? fullName, JsonNode? shortDescription, JsonNode? fullDescription) =>
    [
        .. Length($"{file}: the short name", shortName, 30), .. Length($"{file}: the full name", fullName, 100),
        .. Length($"{file}: the short description", shortDescription, 80), .. Length($"{file}: the full description", fullDescription, 4000),
    ];

    public static IEnumerable<string> Length(string what, JsonNode? text, int most)
    {
        var value = text?.ToString() ?? "";
        if (value.Trim().Length == 0)
            yield return $"{what} is empty. Write one of at most {most} characters.";
        else if (value.Length > most)
            yield return string.Create(CultureInfo.InvariantCulture, $"{what} has {value.Length} characters: '{value}'. Teams takes at most {most}.");
    }

    private static IEnumerable<string> Placeholders(JsonObject manifest) =>
        Placeholder().Matches(manifest.ToJsonString()).Select(match => $"manifest.json: nothing fills the placeholder {match.Value}. Take it out, or correct its name.").Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Guid(string what, JsonNode? id)
    {
        if (!System.Guid.TryParseExact(id?.ToString(), "D", out var value) || value == System.Guid.Empty)
            yield return $"{what} is '{id}', which is not a GUID. Write one such as 11111111-2222-3333-4444-555555555555.";
    }

    private static IEnumerable<string> Version(string version)
    {
        if (!VersionForm().IsMatch(version))
            yield return $"--version is '{version}'. Write three numbers such as 1.0.3.";
    }

    private static IEnumerable<string> Url(string what, JsonNode? value, PackageEnvironment environment)
    {
        var text = value?.ToString() ?? "";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps || text.Length > 2048)
            yield return $"{what} is '{text}'. Write an https address, such as https://intranet.contoso.com/staff-notices.";
        else if (HostProblem(url.IdnHost, environment) is { } problem)
            yield return $"{what} is '{text}': {problem}";
    }

    private static IEnumerable<string> Domain(string domain, PackageEnvironment environment)
    {
        var host = domain.StartsWith("*.", StringComparison.Ordinal) ? domain[2..] : domain;
        if (!DomainForm().IsMatch(host))
            yield return $"manifest.json: validDomains holds '{domain}'. Write a host's name alone, such as bot.contoso.com: no scheme, no path.";
        else if (HostProblem(host, environment) is { } problem)
            yield return $"manifest.json: validDomains holds '{domain}': {problem}";
    }

    private static string? HostProblem(string host, PackageEnvironment environment) =>
        IPAddress.TryParse(host.Trim('[', ']'), out _) ? "an address in numbers is not accepted; write a name."
        : !host.Contains('.', StringComparison.Ordinal) || host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) ? "Teams cannot reach that name from outside; write a public one."
        : environment.IsLive && Tunnels.Any(tunnel => host.Equals(tunnel, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + tunnel, StringComparison.OrdinalIgnoreCase))
            ? $"a tunnel to somebody's machine has no place in {environment.Key}; write your organisation's own name."
            : null;

    private static IEnumerable<string> Privileges(JsonObject manifest)
    {
        foreach (var member in NotNeeded.Where(manifest.ContainsKey))
            yield return $"manifest.json: '{member}' asks the tenant for more than this service uses. Take it out.";
        foreach (var member in new[] { "supportsFiles", "supportsCalling", "supportsVideo" }.Where(member => manifest["bots"]?[0]?[member]?.ToString() == "true"))
            yield return $"manifest.json: bots[0].{member} asks for more than this service uses. Set it to false.";
    }

    private static IEnumerable<string> Icons(TeamsPackage package)
    {
        if (PngIcon.Read(package.ColorIcon) is not { Width: 192, Height: 192 })
            yield return "icons/color.png is not a PNG of 192 × 192 pixels.";
        switch (PngIcon.Read(package.OutlineIcon))
        {
            case not { Width: 32, Height: 32 }:
                yield return "icons/outline.png is not a PNG of 32 × 32 pixels.";
                break;
            case { Pixels: null }:
                yield return "icons/outline.png has no transparency. Save it with eight bits a channel and an alpha channel, not interlaced.";
                break;
            case { Pixels: { } pixels }:
                var dots = pixels.Chunk(4).ToList();
                if (dots.Exists(dot => dot[3] > 0 && (dot[0], dot[1], dot[2]) is not (255, 255, 255)))
                    yield return "icons/outline.png has a colour other than white. Teams tints it: draw it in white alone.";
                if (!dots.Exists(dot => dot[3] == 0) || !dots.Exists(dot => dot[3] > 127))
                    yield return "icons/outline.png is all of one kind. Draw the outline in white on a transparent ground.";
                break;
        }
    }

    [GeneratedRegex(@"\{[A-Za-z]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionForm();

    [GeneratedRegex(@"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DomainForm();
}
