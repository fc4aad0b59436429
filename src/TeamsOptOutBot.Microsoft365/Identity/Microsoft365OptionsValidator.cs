using Microsoft.Extensions.Options;

namespace TeamsOptOutBot.Microsoft365.Identity;

/// <summary>Refuses to start rather than guess; every sentence says what to write.</summary>
internal sealed class Microsoft365OptionsValidator : IValidateOptions<Microsoft365Options>
{
    public ValidateOptionsResult Validate(string? name, Microsoft365Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string[] failures =
        [
            .. CheckGuid(nameof(options.AppId), options.AppId, "the application (client) id of the bot's app registration"),
            .. CheckGuid(nameof(options.TenantId), options.TenantId, "the id of the organisation's tenant"),
            .. CredentialRules.Check(options),
            .. CheckTeamsAppId(options.TeamsAppId),
            .. CheckUrl(nameof(options.OpenIdMetadataUrl), options.OpenIdMetadataUrl, httpOnLoopback: true),
            .. CheckUrl(nameof(options.AuthorityHost), options.AuthorityHost, httpOnLoopback: false),
            .. CheckUrl(nameof(options.GraphBaseUrl), options.GraphBaseUrl, httpOnLoopback: true),
            .. CheckUrl(nameof(options.TeamsServiceUrl), options.TeamsServiceUrl, httpOnLoopback: true),
            .. CheckCloud(options),
        ];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> CheckGuid(string option, string value, string what)
    {
        if (value.Length == 0)
            yield return $"{Key(option)} is missing. Set it to {what}, a GUID.";
        else if (!Guid.TryParseExact(value, "D", out _))
            yield return $"{Key(option)} is '{value}', which is not a GUID. Set it to {what}, such as 11111111-2222-3333-4444-555555555555.";
    }

    private static IEnumerable<string> CheckTeamsAppId(string id)
    {
        if (id.Length > 0 && !Guid.TryParseExact(id, "D", out _))
            yield return $"{Key(nameof(Microsoft365Options.TeamsAppId))} is '{id}', which is not a GUID. Set it to the id in the Teams app manifest, or leave it out when that is the app id.";
    }

    private static IEnumerable<string> CheckUrl(string option, string value, bool httpOnLoopback)
    {
        if (value.Length == 0)
            yield break;

        var valid = Uri.TryCreate(value, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (httpOnLoopback && url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
        if (!valid)
            yield return $"{Key(option)} is '{value}'. Set it to an https address{(httpOnLoopback ? " (plain http is accepted on this machine only, such as http://127.0.0.1:5000)" : "")}.";
    }

    private static IEnumerable<string> CheckCloud(Microsoft365Options options)
    {
        if (!Clouds.All.TryGetValue(options.Cloud, out var cloud))
        {
            yield return $"{Key(nameof(options.Cloud))} is '{options.Cloud}'. Use Public, Gcc, GccHigh, Dod or China.";
            yield break;
        }

        if (cloud.GraphBaseUrl is null && options.GraphBaseUrl.Length == 0)
            yield return $"{Key(nameof(options.GraphBaseUrl))} has no default in the cloud {options.Cloud}. Set it to the address of that cloud's Microsoft Graph with its version, ending in /v1.0.";
        if (cloud.TeamsServiceUrl is null && options.TeamsServiceUrl.Length == 0)
            yield return $"{Key(nameof(options.TeamsServiceUrl))} has no default in the cloud {options.Cloud}. Set it to the service URL that Teams of that cloud sends with its activities.";
    }

    private static string Key(string option) => $"{Microsoft365Options.SectionName}:{option}";
}
