using TeamsOptOutBot.Microsoft365.Graph;
using TeamsOptOutBot.Microsoft365.Setup;

namespace TeamsOptOutBot.Health.Setup;

/// <summary>Each permission by one harmless read, HR's group, and the app in the organisation's catalogue.</summary>
internal sealed class CheckDirectory(IDirectory directory, ITeamsApps apps, SetupSubject subject)
{
    public async IAsyncEnumerable<SetupFinding> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (lookup, refused) = await TryAsync(HealthChecks.Groups, () => directory.FindGroupAsync(subject.HrGroup, cancellationToken));
        yield return refused ?? new(HealthChecks.Groups);
        if (lookup is not null)
            yield return Describe(lookup);

        DirectoryPerson? member = null;
        if (lookup is GroupLookup.Found found)
        {
            (var members, refused) = await TryAsync(HealthChecks.Members, () => FirstAsync(directory.ReadMembersAsync(found.Group.Id, cancellationToken), cancellationToken));
            yield return refused ?? new(HealthChecks.Members);
            member = members?.FirstOrDefault(person => person is { Enabled: true, Guest: false });
            if (members is not null && member is null)
                yield return new(HealthChecks.HrGroup, Group(HealthProblems.GroupEmpty));
        }

        (var people, refused) = await TryAsync(HealthChecks.People, () => FirstAsync(directory.ReadPeopleAsync(cancellationToken), cancellationToken));
        yield return refused ?? new(HealthChecks.People);
        (var known, refused) = await TryAsync(HealthChecks.Catalogue, async () => new Known(await apps.IsInCatalogueAsync(cancellationToken)));
        yield return refused ?? new(HealthChecks.Catalogue);
        if (known is not null)
            yield return new(HealthChecks.App, known.There ? null : new SetupProblem(HealthProblems.AppNotInCatalogue));

        if (known is { There: true } && (member ?? people?.FirstOrDefault(person => person is { Enabled: true, Guest: false })) is { } somebody)
        {
            (_, refused) = await TryAsync(HealthChecks.Installs, async () => new Known(await apps.FindChatAsync(somebody.Id, cancellationToken) is not null));
            yield return refused ?? new(HealthChecks.Installs);
        }
    }

    private SetupFinding Describe(GroupLookup lookup) => new(HealthChecks.HrGroup, lookup switch
    {
        GroupLookup.Found { Group.HiddenMembership: true } => Group(HealthProblems.GroupHidden),
        GroupLookup.Found => null,
        GroupLookup.Ambiguous => Group(HealthProblems.GroupAmbiguous),
        _ => Group(HealthProblems.GroupUnknown),
    });

    private SetupProblem Group(string problem) => new(problem, ("group", subject.HrGroup));

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
            return (null, new SetupFinding(check, HealthProblems.Of(exception)));
        }
    }

    private sealed record Known(bool There);
}
