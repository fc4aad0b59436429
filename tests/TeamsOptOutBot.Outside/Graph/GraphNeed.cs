using System.Text.RegularExpressions;

namespace TeamsOptOutBot.Outside.Graph;

/// <summary>A Graph request that this service may make, and the least application permissions for it, by Microsoft's permissions reference.</summary>
/// <param name="Options">The query options that it may have.</param>
/// <param name="Permissions">All of them are needed.</param>
internal sealed record GraphNeed(string Method, string Path, string[] Options, string[] Permissions)
{
    private const string Install = "TeamsAppInstallation.ReadWriteSelfForUser.All";

    /// <summary>
    /// The table that the app registration is made from. A new call is entered here by hand, with the permission that the reference
    /// gives as least privileged for an application; a call that is no longer made is taken out, and its permission with it.
    /// </summary>
    public static IReadOnlyList<GraphNeed> Table { get; } =
    [
        new("GET", "/groups", ["$filter", "$search", "$count", "$select", "$top"], ["Group.ReadBasic.All"]),
        new("GET", "/groups/{id}", ["$select"], ["Group.ReadBasic.All"]),
        // Members are listed with GroupMember.ReadBasic.All; whether an account is enabled, its country and language need User.Read.All.
        new("GET", "/groups/{id}/transitiveMembers/microsoft.graph.user", ["$count", "$select", "$top", "$skiptoken"], ["GroupMember.ReadBasic.All", "User.Read.All"]),
        new("GET", "/users", ["$select", "$expand", "$top", "$skiptoken"], ["User.Read.All"]),
        new("GET", "/appCatalogs/teamsApps", ["$filter"], ["AppCatalog.Read.All"]),
        new("GET", "/users/{id}/teamwork/installedApps", ["$expand", "$filter"], [Install]),
        new("POST", "/users/{id}/teamwork/installedApps", [], [Install]),
        new("GET", "/users/{id}/teamwork/installedApps/{id}/chat", [], [Install]),
        new("POST", "/users/{id}/sendMail", [], ["Mail.Send"]) { InExchange = true },
    ];

    /// <summary>The permission is a role in Exchange, scoped to the sender mailboxes (deploy/entra), and must not be in the app registration.</summary>
    public bool InExchange { get; private init; }

    public bool Fits(string method, string path) =>
        method == Method && Regex.IsMatch(path, "^" + Regex.Escape(Path).Replace(@"\{id}", "[^/]+", StringComparison.Ordinal) + "$", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>Why this request is not the one of the table; null when it is.</summary>
    public string? Refuse(string query, string? consistencyLevel)
    {
        var options = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(option => option.Split('=', 2)[0]).ToList();
        var advanced = options.Contains("$count", StringComparer.Ordinal) || options.Contains("$search", StringComparer.Ordinal);
        return options.Except(Options, StringComparer.Ordinal).FirstOrDefault() is { } unknown ? $"the option {unknown} is not in the table"
            : advanced && consistencyLevel != "eventual" ? "an advanced query without ConsistencyLevel: eventual"
            : options.Contains("$search", StringComparer.Ordinal) && !options.Contains("$count", StringComparer.Ordinal) ? "$search without $count"
            : null;
    }
}
