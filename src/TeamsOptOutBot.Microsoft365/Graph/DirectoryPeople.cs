using System.Net;
using Microsoft.Graph.Models;

namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>From Graph's user to ours.</summary>
internal static class DirectoryPeople
{
    /// <summary>What is asked of a user: what is stored of people, and what decides who is left out.</summary>
    public const string Properties = "id,displayName,mail,userPrincipalName,accountEnabled,userType,usageLocation,country,preferredLanguage,department";

    public static DirectoryPerson Describe(User user, GraphCall call)
    {
        if (!Guid.TryParse(user.Id, out var id))
            throw new GraphException(HttpStatusCode.OK, null, null, null, $"{call.Name}: Microsoft Graph listed a user without an id.");

        // An app without the permission gets members with the id alone. To take them for disabled accounts would leave everybody out, silently.
        if (user is { AccountEnabled: null, DisplayName: null })
        {
            throw new GraphException(
                HttpStatusCode.OK, null, GraphCalls.PersonPropertiesPermission, null,
                $"{call.Name}: Microsoft Graph leaves out the properties of users. The app needs the application permission {GraphCalls.PersonPropertiesPermission}, with an administrator's consent.");
        }

        return new DirectoryPerson(
            id, user.DisplayName ?? "", NullIfEmpty(user.Mail), NullIfEmpty(user.UserPrincipalName), CountryCode(user.UsageLocation) ?? CountryCode(user.Country),
            NullIfEmpty(user.PreferredLanguage), NullIfEmpty(user.Department), user.AccountEnabled == true,
            string.Equals(user.UserType, "Guest", StringComparison.OrdinalIgnoreCase), Guid.TryParse(user.Manager?.Id, out var manager) ? manager : null);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? CountryCode(string? text) =>
        text is { Length: 2 } && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1]) ? text.ToUpperInvariant() : null;
}
