using System.Diagnostics.CodeAnalysis;

namespace TeamsOptOutBot.Microsoft365.Bot.Authentication;

/// <summary>Either a refusal, or a token and the key that signed it.</summary>
internal sealed record TokenVerdict(Refusal? Refusal, InboundToken? Token, SigningKey? Key)
{
    public static TokenVerdict Refused(Refusal refusal) => new(refusal, Token: null, Key: null);

    [MemberNotNullWhen(true, nameof(Token), nameof(Key))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsValid => Refusal is null;
}
