namespace TeamsOptOutBot.Microsoft365.Identity;

/// <summary>
/// The machine's clock, for token times, time limits and Retry-After. It is not the service's TimeProvider:
/// whoever moves that one by weeks must not expire the tokens of the wire.
/// </summary>
internal sealed record WireClock(TimeProvider Time);
