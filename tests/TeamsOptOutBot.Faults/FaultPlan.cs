using System.Globalization;

namespace TeamsOptOutBot.Faults;

/// <summary>How large a run is, and the number from which all its chances come.</summary>
internal sealed record FaultPlan(int Seed, int People, int Kills)
{
    /// <summary>Whether the run with two replicas is asked for.</summary>
    public static bool WithReplicas => Environment.GetEnvironmentVariable("TEAMSOPTOUTBOT_FAULTS_REPLICAS") == "1";

    /// <summary>About six minutes on SQLite unless the variables say otherwise.</summary>
    public static FaultPlan FromEnvironment() => new(
        Number("TEAMSOPTOUTBOT_FAULTS_SEED", 20_251_103),
        Number("TEAMSOPTOUTBOT_FAULTS_PEOPLE", 2_000),
        Number("TEAMSOPTOUTBOT_FAULTS_KILLS", 20));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"TEAMSOPTOUTBOT_FAULTS_SEED={Seed} TEAMSOPTOUTBOT_FAULTS_PEOPLE={People} TEAMSOPTOUTBOT_FAULTS_KILLS={Kills}");

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : otherwise;
}
