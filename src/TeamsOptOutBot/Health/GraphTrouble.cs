using System.Net;
using TeamsOptOutBot.Microsoft365.Graph;

namespace TeamsOptOutBot.Health;

/// <summary>Puts a refused Graph request on the health page and into the log, with the permission that is missing.</summary>
internal sealed partial class GraphTrouble(Troubles troubles, ILogger<GraphTrouble> logger)
{
    public void Raise(string what, GraphException exception)
    {
        var refused = exception.Status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;
        var permission = exception.Permission ?? "none known";
        var remedy = refused
            ? $"Grant the application permission {permission} to the app registration in Entra and give admin consent."
            : "Microsoft Graph did not answer as it should. It is tried again by itself; look at the service health of Microsoft 365 if it lasts.";
        if (!troubles.Raise(Key(what), $"Microsoft Graph: {what} could not be read ({(int?)exception.Status} {exception.Code}).", remedy))
            return;
        if (refused)
            Log.PermissionMissing(logger, (int?)exception.Status, exception.Code, permission);
        else
            Log.GraphFailed(logger, (int?)exception.Status, exception.Code);
    }

    /// <summary>The configured group of HR does not exist, or its name is not unique.</summary>
    public void RaiseHrGroup(string group)
    {
        if (troubles.Raise(Key(group), $"Roles:HrGroup names \"{group}\", which is not exactly one group of the directory.", "Set Roles:HrGroup to the id of the Entra group whose members may start campaigns."))
            Log.HrGroupUnknown(logger);
    }

    public void Clear(string what) => troubles.Clear(Key(what));

    private static string Key(string what) => "graph:" + what;

    private static partial class Log
    {
        [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "Microsoft Graph refused a read ({Status} {Code}). Grant the application permission {Permission} to the app registration in Entra and give admin consent.")]
        public static partial void PermissionMissing(ILogger logger, int? status, string? code, string permission);

        [LoggerMessage(EventId = 102, Level = LogLevel.Error, Message = "Roles:HrGroup is not the name, mail address or id of exactly one group; nobody can start campaigns until it is.")]
        public static partial void HrGroupUnknown(ILogger logger);

        [LoggerMessage(EventId = 101, Level = LogLevel.Warning, Message = "Microsoft Graph did not answer as it should ({Status} {Code}); the read is tried again later.")]
        public static partial void GraphFailed(ILogger logger, int? status, string? code);
    }
}
