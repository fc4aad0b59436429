namespace TeamsOptOutBot.Microsoft365.Bot.Authentication;

/// <summary>No signing key has ever been read, so no token can be judged.</summary>
internal sealed class SigningKeysUnavailableException(Exception inner) : Exception("The signing keys of the Bot Framework service cannot be read.", inner);
