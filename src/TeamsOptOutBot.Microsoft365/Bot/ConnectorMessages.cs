namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>Body of <c>POST /v3/conversations</c> (protocol reference 3.1).</summary>
public sealed record ConversationParameters(string BotId, string MemberId, string TenantId);

/// <summary>Answer of <c>POST /v3/conversations</c>.</summary>
public sealed record ConversationResourceResponse(string Id, string? ActivityId, string? ServiceUrl);

/// <summary>Answer of a send or update. Teams may answer 202 with an empty body: then the id is null.</summary>
public sealed record ResourceResponse(string? Id);

/// <summary>One page of a conversation's members.</summary>
public sealed record PagedMembersResult(IReadOnlyList<ChannelAccount> Members, string? ContinuationToken);
