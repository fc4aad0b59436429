using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Audience;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Mail;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Campaigns;

/// <summary>Makes a draft: finds template and groups, freezes the texts. Nothing is sent.</summary>
internal sealed class StartCampaign(CampaignTemplateLibrary library, IDirectory directory, IWriter writer, IOptions<MailOptions> mail, TimeProvider time)
{
    public const int DefaultDueDays = 21;
    public const string DefaultReminderDays = "7,14";

    public async Task<StartOutcome> RunAsync(CampaignRequest request, CancellationToken cancellationToken)
    {
        var template = library.Find(request.Template);
        if (template is null)
            return new StartOutcome.UnknownTemplate(request.Template);
        if (template.Example)
            return new StartOutcome.ExampleTemplate(template.Id);
        if (request.Channels != CampaignChannels.Teams && !mail.Value.IsConfigured)
            return new StartOutcome.MailNotSetUp();
        var now = time.GetUtcNow();
        if (request.DueOn is { } day && day <= DateOnly.FromDateTime(now.UtcDateTime))
            return new StartOutcome.DueInThePast(day);
        var groups = new List<(DirectoryGroup Group, bool Include)>();
        foreach (var (wanted, include) in request.To.Select(name => (name, true)).Concat(request.Except.Select(name => (name, false))))
        {
            var (group, refusal) = await FindAsync(wanted, cancellationToken);
            if (refusal is not null)
                return refusal;
            if (groups.All(g => g.Group.Id != group!.Id))
                groups.Add((group!, include));
        }

        return new StartOutcome.Drafted(await SaveAsync(request, template, groups, now, cancellationToken));
    }

    private async Task<(DirectoryGroup? Group, StartOutcome? Refusal)> FindAsync(string wanted, CancellationToken cancellationToken)
    {
        try
        {
            return await directory.FindGroupAsync(wanted, cancellationToken) switch
            {
                GroupLookup.Found { Group.HiddenMembership: true } hidden => (null, new StartOutcome.HiddenGroup(hidden.Group.DisplayName)),
                GroupLookup.Found found => (found.Group, null),
                GroupLookup.Ambiguous several => (null, new StartOutcome.AmbiguousGroup(wanted, several.Groups)),
                GroupLookup.Missing missing => (null, new StartOutcome.UnknownGroup(wanted, missing.Nearest)),
                _ => throw new InvalidOperationException("A look-up has no other outcome."),
            };
        }
        catch (GraphException exception)
        {
            return (null, new StartOutcome.DirectoryUnreadable(wanted, exception));
        }
    }

    private Task<int> SaveAsync(CampaignRequest request, CampaignTemplate template, List<(DirectoryGroup Group, bool Include)> groups, DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async (database, token) =>
            {
                var author = await PeopleSnapshot.EnsureAsync(database, request.AuthorAadId, request.AuthorName, request.AuthorLanguage, now, token);
                var campaign = new Campaign
                {
                    Name = CampaignNames.OfDraft(template.Id),
                    TemplateId = template.Id,
                    TemplateVersion = template.Version,
                    FrozenTemplate = FrozenTemplate.Freeze(template),
                    Status = CampaignStatus.Resolving,
                    AuthorId = author.Id,
                    DueDays = request.DueDays ?? DefaultDueDays,
                    DueAt = request.DueOn is { } day ? new DateTimeOffset(day.ToDateTime(new TimeOnly(23, 59)), TimeSpan.Zero) : null,
                    ReminderDays = DefaultReminderDays,
                    AsStrict = request.AsStrict || template.AlwaysStrict,
                    Channels = request.Channels,
                    MailAfterWorkingDays = request.MailAfterWorkingDays,
                    LinkWithoutSignIn = request.LinkWithoutSignIn,
                    GroupNames = string.Join('\n', groups.Where(g => g.Include).Select(g => g.Group.DisplayName.ReplaceLineEndings(" "))),
                    CreatedAt = now,
                };
                database.Campaigns.Add(campaign);
                await database.SaveChangesAsync(token);
                foreach (var (group, include) in groups)
                    database.Audiences.Add(new AudienceGroup { CampaignId = campaign.Id, GroupId = group.Id, Name = group.DisplayName, Include = include });
                AuditLog.Add(database, "campaign.drafted", campaign.Id, author.Id, new JsonObject { ["groups"] = groups.Count, ["template"] = template.Id }, now);
                await database.SaveChangesAsync(token);
                return campaign.Id;
            },
            cancellationToken);
}
