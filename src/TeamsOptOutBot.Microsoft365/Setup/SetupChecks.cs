namespace TeamsOptOutBot.Microsoft365.Setup;

/// <summary>Names of what the edge tries.</summary>
public static class SetupChecks
{
    public const string ConnectorToken = "connectorToken";
    public const string GraphToken = "graphToken";
    public const string Keys = "keys";
    public const string Clock = "clock";
}
