using System.Collections.Concurrent;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Hosting;

namespace TeamsOptOutBot.Simulator.Teams;

/// <summary>All conversations of the bot: one chat per person, made when first needed, and the team's channel.</summary>
internal sealed class Conversations(CompanyDirectory directory, Tenant tenant, MessageFeed feed)
{
    private readonly ConcurrentDictionary<Guid, Conversation> _chats = new();

    public Conversation Channel { get; } = new(tenant.ChannelId, null, feed) { App = AppState.NotInstalled };

    public Conversation Of(Person person) =>
        _chats.TryGetValue(person.Id, out var chat) ? chat : _chats.GetOrAdd(person.Id, _ => new Conversation(person.ConversationId, person, feed));

    /// <summary>By any of the ids that the connector takes: <c>a:…</c>, Graph's id of the same chat, the channel or a thread in it.</summary>
    public Conversation? Find(string conversationId)
    {
        if (conversationId == tenant.ChannelId || conversationId.StartsWith($"{tenant.ChannelId};messageid=", StringComparison.Ordinal))
        {
            return Channel;
        }

        return FindPerson(conversationId) is { } person ? Of(person) : null;
    }

    public Person? FindPerson(string conversationId)
    {
        if (directory.FindByConversation(conversationId) is { } person)
        {
            return person;
        }

        var parts = conversationId.Split(':', '_', '@');
        return parts is ["19", var user, var app, "unq.gbl.spaces"] && app == tenant.AppId.ToString() && Guid.TryParse(user, out var id)
            ? directory.Find(id)
            : null;
    }

    /// <summary>The id under which Graph shows a personal chat.</summary>
    public string GraphChatId(Person person) => $"19:{person.Id}_{tenant.AppId}@unq.gbl.spaces";

    /// <summary>The thread part of a channel conversation's id; null for the channel itself.</summary>
    public static string? ThreadOf(string conversationId) =>
        conversationId.Split(";messageid=", 2) is [_, var thread] ? thread : null;
}
