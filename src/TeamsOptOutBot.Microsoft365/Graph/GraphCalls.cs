using System.Net;

namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>
/// Every request this service makes to Graph and the least application permission it needs
/// (Graph permissions reference, microsoft-graph-devx-content <c>permissions.json</c>).
/// </summary>
internal static class GraphCalls
{
    /// <summary>
    /// What of a member is asked for beyond the basic profile. Without it Graph lists the members all the same, but with their properties
    /// left out.
    /// </summary>
    public const string PersonPropertiesPermission = "User.Read.All";

    private const string InstallPermission = "TeamsAppInstallation.ReadWriteSelfForUser.All";

    public static readonly GraphCall ListGroups = new("GET", "/groups", "Group.ReadBasic.All");

    public static readonly GraphCall GetGroup = new("GET", "/groups/{id}", "Group.ReadBasic.All");

    public static readonly GraphCall ListTransitiveMembers = new("GET", "/groups/{id}/transitiveMembers/microsoft.graph.user", "GroupMember.ReadBasic.All");

    public static readonly GraphCall ListUsers = new("GET", "/users", PersonPropertiesPermission);

    public static readonly GraphCall ListCatalogueApps = new("GET", "/appCatalogs/teamsApps", "AppCatalog.Read.All");

    public static readonly GraphCall InstallApp = new("POST", "/users/{id}/teamwork/installedApps", InstallPermission, HttpStatusCode.Created);

    public static readonly GraphCall ListInstalledApps = new("GET", "/users/{id}/teamwork/installedApps", InstallPermission);

    public static readonly GraphCall GetInstalledAppChat = new("GET", "/users/{id}/teamwork/installedApps/{id}/chat", InstallPermission);

    /// <summary>Given in Exchange, for the sender mailboxes alone; in Entra it would reach every mailbox.</summary>
    public static readonly GraphCall SendMail = new("POST", "/users/{id}/sendMail", "Mail.Send", HttpStatusCode.Accepted);

    public static IReadOnlyList<GraphCall> All { get; } =
        [ListGroups, GetGroup, ListTransitiveMembers, ListUsers, ListCatalogueApps, InstallApp, ListInstalledApps, GetInstalledAppChat, SendMail];
}
