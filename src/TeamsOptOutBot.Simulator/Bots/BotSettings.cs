using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Graph;
using TeamsOptOutBot.Simulator.Hosting;

namespace TeamsOptOutBot.Simulator.Bots;

/// <summary>The environment variables with which a bot finds this tenant.</summary>
internal static class BotSettings
{
    public static IReadOnlyDictionary<string, string> Make(Tenant tenant, CompanyDirectory directory, string dataFolder, string? bundle)
    {
        var contact = directory.FindGroups(CompanyGroups.Authors)[0].People.First();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Microsoft365__AppId"] = tenant.AppId.ToString(),
            ["Microsoft365__TenantId"] = tenant.TenantIdText,
            ["Microsoft365__ClientSecret"] = tenant.ClientSecret,
            ["Microsoft365__TeamsAppId"] = tenant.ManifestId.ToString(),
            ["Microsoft365__OpenIdMetadataUrl"] = tenant.MetadataUrl,
            ["Microsoft365__TokenIssuer"] = tenant.Issuer,
            ["Microsoft365__AuthorityHost"] = $"{tenant.AuthorityUrl}/",
            ["Microsoft365__GraphBaseUrl"] = tenant.GraphUrl,
            ["Microsoft365__TeamsServiceUrl"] = tenant.ServiceUrl,
            ["Roles__HrGroup"] = CompanyGroups.Authors,
            ["Storage__Folder"] = dataFolder,
            ["Documents__FontFolder"] = FontPackages.Folder,
            ["Organisation__Name"] = directory.Organisation,
            ["Organisation__ContactName"] = contact.Name,
            ["Organisation__ContactMail"] = contact.Mail,
            ["Mail__Originator"] = tenant.ProviderId,
        };
        foreach (var (sender, index) in SenderMailboxes.Addresses.Select((address, index) => (address, index)))
        {
            settings[$"Mail__Senders__{index}"] = sender;
        }

        if (bundle is not null)
        {
            settings["SSL_CERT_FILE"] = bundle;
        }

        return settings;
    }

    /// <summary>
    /// Writes them as <c>NAME=value</c>, one a line. Spaces in names become no-break spaces, so that a shell may read the
    /// file as it is (<c>set -a; . bot.env</c>).
    /// </summary>
    /// <param name="botUrl">Where the first bot listens; a further replica is given an ASPNETCORE_URLS of its own.</param>
    public static Task WriteAsync(string path, IReadOnlyDictionary<string, string> settings, string? botUrl, CancellationToken cancellationToken) =>
        File.WriteAllLinesAsync(
            path,
            settings.Append(new("ASPNETCORE_URLS", botUrl ?? "")).Append(new("Service__PublicUrl", botUrl ?? "")).Where(s => s.Value.Length > 0).Select(s => $"{s.Key}={s.Value.Replace(' ', '\u00a0')}"),
            cancellationToken);
}
