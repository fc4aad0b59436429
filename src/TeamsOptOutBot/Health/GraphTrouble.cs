using System.Net;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Health;

/// <summary>Puts a refused Graph request on the health page and into the log, with the permission that is missing.</summary>
internal sealed partial class GraphTrouble(Troubles troubles, ILogger<GraphTrouble> logger)
{
    private const string LookupKey = "graph-look-up";

    /// <param name="what">What could not be read, such as the name of a group.</param>
    /// <returns>What is wrong, for whoever is told of it.</returns>
    public SetupProblem Raise(string what, GraphException exception) => Raise(Key(what), what, exception);

    /// <summary>A configured group does not exist, or its name is not unique.</summary>
    public void RaiseGroup(string setting, string group)
    {
        if (troubles.Raise(Key(group), new SetupProblem(HealthProblems.RoleGroupUnknown, ("setting", setting), ("group", group))))
            Log.GroupUnknown(logger, setting);
    }

    public void Clear(string what) => troubles.Clear(Key(what));

    /// <summary>A group that somebody named could not be looked up. Its name does not stand on the health page: it is what was typed.</summary>
    public SetupProblem RaiseLookup(GraphException exception) => Raise(LookupKey, about: null, exception);

    /// <summary>Graph looked a group up: what an earlier look-up was refused is over.</summary>
    public void LookupAnswered() => troubles.Clear(LookupKey);

    private SetupProblem Raise(string key, string? about, GraphException exception)
    {
        var problem = HealthProblems.Of(exception);
        if (!troubles.Raise(key, problem, about))
            return problem;
        if (exception.Status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
            Log.PermissionMissing(logger, (int?)exception.Status, exception.Code, exception.Permission ?? "none known");
        else
            Log.GraphFailed(logger, (int?)exception.Status, exception.Code);
        return problem;
    }

    private static string Key(string what) => "graph:" + what;

    private static partial class Log
    {
        [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "Microsoft Graph refused a read ({Status} {Code}). Grant the application permission {Permission} to the app registration in Entra and give admin consent.")]
        public static partial void PermissionMissing(ILogger logger, int? status, string? code, string permission);

        [LoggerMessage(EventId = 102, Level = LogLevel.Error, Message = "{Setting} is not the name, mail address or id of exactly one group; nobody has its rights until it is.")]
        public static partial void GroupUnknown(ILogger logger, string setting);

        [LoggerMessage(EventId = 101, Level = LogLevel.Warning, Message = "Microsoft Graph did not answer as it should ({Status} {Code}); the read is tried again later.")]
        public static partial void GraphFailed(ILogger logger, int? status, string? code);
    }
}
