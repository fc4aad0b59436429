using Microsoft.IdentityModel.Tokens;

namespace TeamsOptOutBot.Microsoft365.Bot.Authentication;

/// <summary>A key of the issuer and the channels that it is endorsed to speak for.</summary>
internal sealed record SigningKey(JsonWebKey Key, IReadOnlyList<string> Endorsements);
