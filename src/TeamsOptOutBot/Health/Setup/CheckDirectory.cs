using System.Net;
using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Health.Setup;

/// <summary>Each permission by one harmless read, HR's group, and the app in the organisation's catalogue.</summary>
internal sealed class CheckDirectory(IDirectory directory, ITeamsApps apps, SetupSubject subject)
{
    private const string Groups = "Groups can be found (Group.ReadBasic.All)";
    private const string HrGroup = "HR's group";
    private const string Members = "Members can be read (GroupMember.ReadBasic.All)";
    private const string People = "People can be read (User.Read.All)";
    private const string Catalogue = "App catalogue can be read (AppCatalog.Read.All)";
    private const string App = "App in the organisation's catalogue";
    private const string Installs = "App can be installed (TeamsAppInstallation.ReadWriteSelfForUser.All)";

    public async IAsyncEnumerable<SetupFinding> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (lookup, refused) = await TryAsync(Groups, () => directory.FindGroupAsync(subject.HrGroup, cancellationToken));
        yield return refused ?? new(Groups);
        if (lookup is not null)
            yield return Describe(lookup);

        DirectoryPerson? member = null;
        if (lookup is GroupLookup.Found found)
        {
            (var members, refused) = await TryAsync(Members, () => FirstAsync(directory.ReadMembersAsync(found.Group.Id, cancellationToken), cancellationToken));
            yield return refused ?? new(Members);
            member = members?.FirstOrDefault(person => person is { Enabled: true, Guest: false });
            if (members is not null && member is null)
                yield return new(HrGroup, $"The group {subject.HrGroup} has no member who can sign in; nobody can start a campaign.", "Add the people of HR to it in Entra.");
        }

        (var people, refused) = await TryAsync(People, () => FirstAsync(directory.ReadPeopleAsync(cancellationToken), cancellationToken));
        yield return refused ?? new(People);
        (var known, refused) = await TryAsync(Catalogue, async () => new Known(await apps.IsInCatalogueAsync(cancellationToken)));
        yield return refused ?? new(Catalogue);
        if (known is not null)
        {
            yield return known.There
                ? new(App)
                : new(App, "The app is not in the organisation's catalogue; nobody can be reached who has not installed it.", "Upload the app package in the Teams admin center, and set Microsoft365:TeamsAppId to the id in its manifest.");
        }

        if (known is { There: true } && (member ?? people?.FirstOrDefault(person => person is { Enabled: true, Guest: false })) is { } somebody)
        {
            (_, refused) = await TryAsync(Installs, async () => new Known(await apps.FindChatAsync(somebody.Id, cancellationToken) is not null));
            yield return refused ?? new(Installs);
        }
    }

    private SetupFinding Describe(GroupLookup lookup) => lookup switch
    {
        GroupLookup.Found { Group.HiddenMembership: true } => new(HrGroup, $"The group {subject.HrGroup} hides its members.", "Set Roles:HrGroup to a group whose members can be read."),
        GroupLookup.Found => new(HrGroup),
        GroupLookup.Ambiguous => new(HrGroup, $"Several groups are called {subject.HrGroup}.", "Set Roles:HrGroup to the id of the right one."),
        _ => new(HrGroup, $"No group is called {subject.HrGroup}; nobody can start a campaign.", "Set Roles:HrGroup to the name, mail address or id of the Entra group of HR."),
    };

    private static async Task<IReadOnlyList<DirectoryPerson>> FirstAsync(IAsyncEnumerable<IReadOnlyList<DirectoryPerson>> pages, CancellationToken cancellationToken)
    {
        await foreach (var page in pages.WithCancellation(cancellationToken))
            return page;
        return [];
    }

    private static async Task<(T? Result, SetupFinding? Refused)> TryAsync<T>(string check, Func<Task<T>> read)
        where T : class
    {
        try
        {
            return (await read(), null);
        }
        catch (GraphException exception)
        {
            return (null, Explain(check, exception));
        }
    }

    private static SetupFinding Explain(string check, GraphException exception) => exception switch
    {
        { Status: HttpStatusCode.Unauthorized } => new(check, "Microsoft Graph does not accept the token.", "Check that Microsoft365:Cloud and GraphBaseUrl belong to the same cloud as the tenant."),
        { Permission: { } permission } => new(check, $"The permission {permission} is missing.", $"Grant the application permission {permission} to the app registration in Entra and give admin consent."),
        { Status: null } => new(check, "Microsoft Graph did not answer.", "Let this machine reach Microsoft Graph over https, and check Microsoft365:Cloud and GraphBaseUrl."),
        _ => new(check, $"Microsoft Graph answered {(int)exception.Status!} {exception.Code}.", "Look at the service health of Microsoft 365; it is tried again by itself."),
    };

    private sealed record Known(bool There);
}
