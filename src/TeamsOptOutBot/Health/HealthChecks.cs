namespace TeamsOptOutBot.Health;

/// <summary>Names of what the service tries beside the edge.</summary>
internal static class HealthChecks
{
    public const string Groups = "groups";
    public const string HrGroup = "hrGroup";
    public const string Members = "members";
    public const string People = "people";
    public const string Catalogue = "catalogue";
    public const string App = "app";
    public const string Installs = "installs";
    public const string Address = "address";

    /// <summary>Green, and says that there was nothing to try.</summary>
    public const string NoAddress = "noAddress";

    public const string Database = "database";
    public const string Fonts = "fonts";
    public const string Settings = "settings";

    /// <summary>Whether there was anything to try; nothing is wrong where there was not.</summary>
    public static bool IsTried(string check) => check != NoAddress;
}
