using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Audience;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Campaigns;

/// <summary>A campaign's group could not be read: IT reads why on the health page, and the author the same sentences, once until it can be read again.</summary>
internal sealed class UnreadableAudience(GraphTrouble trouble, HealthTexts texts, CardBook book, IReader reader, IWriter writer)
{
    private readonly ConcurrentDictionary<string, byte> _raised = new(StringComparer.Ordinal);

    /// <returns>The card for the author; null when the author has been told.</returns>
    public async Task<JsonObject?> RaiseAsync(int campaignId, UnreadableGroupException exception, CancellationToken cancellationToken)
    {
        _raised[exception.Group] = 0;
        var problem = trouble.Raise(exception.Group, exception.Cause);
        var language = await writer.WriteAsync(
            async (database, token) =>
            {
                var first = await database.Campaigns.Where(c => c.Id == campaignId && c.UnreadableGroup == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.UnreadableGroup, exception.Group), token);
                return first == 0 ? null : await database.LanguageOfAsync(await database.Campaigns.Where(c => c.Id == campaignId).Select(c => c.AuthorId).FirstAsync(token), token);
            },
            cancellationToken);
        return language is null
            ? null
            : book.Message(new MessageFacts(
                language,
                book.Texts.Format(TextKeys.ReplyUnreadableTitle, language),
                book.Texts.Format(TextKeys.ReplyUnreadableText, language, ("group", PlainText.Name(exception.Group))) + book.Texts.Format(TextKeys.FormatSpace, language) + texts.Sentences(problem, language),
                []));
    }

    /// <param name="group">The one that could not be read; null when all could.</param>
    public async Task OverAsync(int campaignId, string? group, CancellationToken cancellationToken)
    {
        trouble.LookupAnswered();
        if (group is null)
            return;
        trouble.Clear(group);
        _raised.TryRemove(group, out _);
        await writer.WriteAsync(
            (database, token) => database.Campaigns.Where(c => c.Id == campaignId).ExecuteUpdateAsync(set => set.SetProperty(c => c.UnreadableGroup, (string?)null), token),
            cancellationToken);
    }

    /// <summary>A group that only ended campaigns wanted is nobody's trouble any more.</summary>
    public async Task ForgetEndedAsync(CancellationToken cancellationToken)
    {
        if (_raised.IsEmpty)
            return;
        var wanted = await reader.ReadAsync(
            (database, token) => database.Campaigns.Where(c => c.UnreadableGroup != null && (c.Status == CampaignStatus.Resolving || c.Status == CampaignStatus.Running))
                .Select(c => c.UnreadableGroup!).Distinct().ToListAsync(token),
            cancellationToken);
        foreach (var group in _raised.Keys.Except(wanted, StringComparer.Ordinal))
        {
            trouble.Clear(group);
            _raised.TryRemove(group, out _);
        }
    }
}
