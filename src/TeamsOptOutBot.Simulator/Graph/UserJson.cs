using System.Text.Json;
using TeamsOptOutBot.Simulator.Directory;

namespace TeamsOptOutBot.Simulator.Graph;

/// <summary>A person as a Graph <c>user</c>.</summary>
internal static class UserJson
{
    public const string Filterable = "id displayName mail userPrincipalName accountEnabled userType department";

    private static readonly string[] Default =
        ["businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage", "surname", "userPrincipalName", "id"];

    private static readonly Dictionary<string, Action<Utf8JsonWriter, Person>> Properties = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = (w, p) => w.WriteString("id", p.Id),
        ["displayName"] = (w, p) => w.WriteString("displayName", p.Name),
        ["givenName"] = (w, p) => w.WriteString("givenName", p.GivenName),
        ["surname"] = (w, p) => w.WriteString("surname", p.Surname),
        ["mail"] = (w, p) => w.WriteString("mail", p.Mail),
        ["userPrincipalName"] = (w, p) => w.WriteString("userPrincipalName", p.UserPrincipalName),
        ["jobTitle"] = (w, p) => w.WriteString("jobTitle", p.JobTitle),
        ["department"] = (w, p) => w.WriteString("department", p.Guest ? null : p.Department),
        ["officeLocation"] = (w, p) => w.WriteString("officeLocation", p.Country.Office),
        ["companyName"] = (w, p) => w.WriteNull("companyName"),
        ["usageLocation"] = (w, p) => w.WriteString("usageLocation", p.UsageLocation),
        ["country"] = (w, p) => w.WriteString("country", p.CountryText),
        ["preferredLanguage"] = (w, p) => w.WriteString("preferredLanguage", p.Language),
        ["accountEnabled"] = (w, p) => w.WriteBoolean("accountEnabled", p.Enabled),
        ["userType"] = (w, p) => w.WriteString("userType", p.Guest ? "Guest" : "Member"),
        ["businessPhones"] = (w, _) =>
        {
            w.WriteStartArray("businessPhones");
            w.WriteEndArray();
        },
        ["mobilePhone"] = (w, _) => w.WriteNull("mobilePhone"),
    };

    /// <summary>The first property nobody knows; null when all are known.</summary>
    public static string? Unknown(IReadOnlyList<string>? select) => select?.FirstOrDefault(name => !Properties.ContainsKey(name));

    public static void Write(Utf8JsonWriter writer, Person person, IReadOnlyList<string>? select, bool withManager = false)
    {
        writer.WriteStartObject();
        foreach (var name in select ?? Default)
        {
            Properties[name](writer, person);
        }

        if (withManager && person.Manager is { } manager)
        {
            writer.WriteStartObject("manager");
            writer.WriteString("@odata.type", "#microsoft.graph.user");
            writer.WriteString("id", manager.Id);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    public static string? Text(Person person, string property) => property switch
    {
        "id" => person.Id.ToString(),
        "displayName" => person.Name,
        "mail" => person.Mail,
        "userPrincipalName" => person.UserPrincipalName,
        "accountEnabled" => person.Enabled ? "true" : "false",
        "userType" => person.Guest ? "Guest" : "Member",
        "department" => person.Department,
        _ => null,
    };
}
