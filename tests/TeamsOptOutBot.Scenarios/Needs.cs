namespace TeamsOptOutBot.Scenarios;

/// <summary>What a story wants from the machine; see tests/README.md.</summary>
public static class Needs
{
    public const string PostgresReason = "needs PostgreSQL";

    public static string? Postgres => Environment.GetEnvironmentVariable("TEAMSOPTOUTBOT_POSTGRES");
}
