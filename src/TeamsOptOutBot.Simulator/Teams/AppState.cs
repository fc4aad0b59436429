namespace TeamsOptOutBot.Simulator.Teams;

/// <summary>The app at one person.</summary>
internal enum AppState
{
    NotInstalled,
    Installed,
    Blocked,
}
