namespace TeamsOptOutBot.Health.Setup;

/// <summary>What the check of the set-up must know of the settings of others.</summary>
internal sealed record SetupSubject(string HrGroup, string PublicUrl);
