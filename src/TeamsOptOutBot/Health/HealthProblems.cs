using System.Globalization;
using System.Net;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Health;

/// <summary>Names of what the service may find wrong beside the edge, at a check or while it works.</summary>
internal static class HealthProblems
{
    public const string PermissionMissing = "permissionMissing";
    public const string GraphToken = "graphToken";
    public const string GraphSilent = "graphSilent";
    public const string GraphAnswered = "graphAnswered";
    public const string GroupHidden = "groupHidden";
    public const string GroupAmbiguous = "groupAmbiguous";
    public const string GroupUnknown = "groupUnknown";
    public const string GroupEmpty = "groupEmpty";
    public const string RoleGroupUnknown = "roleGroupUnknown";
    public const string AppNotInCatalogue = "appNotInCatalogue";
    public const string AddressElsewhere = "addressElsewhere";
    public const string AddressUntrusted = "addressUntrusted";
    public const string NoWrites = "noWrites";
    public const string NoFonts = "noFonts";
    public const string SettingUnknown = "settingUnknown";
    public const string SettingMisspelt = "settingMisspelt";
    public const string BotDisabled = "botDisabled";
    public const string BotUnauthorized = "botUnauthorized";
    public const string WrongHost = "wrongHost";
    public const string TeamsRefuses = "teamsRefuses";
    public const string TeamsSilent = "teamsSilent";
    public const string MailboxGone = "mailboxGone";
    public const string MailboxRefused = "mailboxRefused";

    /// <summary>What a Graph request that did not succeed says about the set-up: the same at the first check and when a permission is lost later.</summary>
    public static SetupProblem Of(GraphException exception) => exception switch
    {
        { Status: HttpStatusCode.Unauthorized } => new(GraphToken),
        { Permission: { } permission } => new(PermissionMissing, ("permission", permission)),
        { IsUnanswered: true } => new(GraphSilent),
        _ => new(GraphAnswered, ("status", Number(exception.Status)), ("code", exception.Code ?? "")),
    };

    /// <summary>A status is no amount: it is not grouped.</summary>
    public static string Number(HttpStatusCode? status) => ((int?)status)?.ToString(CultureInfo.InvariantCulture) ?? "";
}
