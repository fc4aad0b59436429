namespace TeamsOptOutBot.Microsoft365.Bot.Authentication;

/// <summary>Why a request is not let in. The message goes to the caller, who may be anybody: it repeats nothing of theirs and nothing of ours.</summary>
/// <param name="Status">401: no valid token. 403: a valid token that does not fit the activity, or a tenant or channel that is not served.</param>
/// <param name="Rule">Name of the rule, for log and body.</param>
internal sealed record Refusal(int Status, string Rule, string Message)
{
    public static Refusal InvalidToken(string rule, string message) => new(401, rule, message);

    public static Refusal Forbidden(string rule, string message) => new(403, rule, message);
}
