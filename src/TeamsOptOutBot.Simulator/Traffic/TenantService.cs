namespace TeamsOptOutBot.Simulator.Traffic;

/// <summary>One of the tenant's services: who may call it and how its errors look.</summary>
/// <param name="Audience">Audience of the tokens it accepts; null: it asks for none.</param>
/// <param name="Error">Makes an error answer from status, code (null: the usual one of that status) and message.</param>
/// <param name="RateLimited">Counts against the 50 requests a second per app and tenant.</param>
internal sealed record TenantService(string Name, string? Audience, Func<int, string?, string, Answer> Error, bool RateLimited);
