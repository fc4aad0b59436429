namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>Gives each test a story of its own and checks at its end what must hold at the end of every story.</summary>
public abstract class StoryTests : IAsyncLifetime
{
    private Story? _story;

    internal Story Story => _story ?? throw new InvalidOperationException("The story has not begun.");

    /// <summary>Lines of level Error that belong to the story; every other one fails it.</summary>
    internal List<string> ExpectedErrors { get; } = [];

    private protected virtual bool WithScheduler => false;

    public async ValueTask InitializeAsync() => _story = await Story.BeginAsync(await DatabaseAsync(), WithScheduler);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_story is null)
            return;
        await using var story = _story;

        // A test that has failed keeps its own reason.
        if (TestContext.Current.TestState?.Result != TestResult.Failed)
            await EndOfStory.CheckAsync(story, ExpectedErrors);
    }

    /// <summary>Every story is told on the embedded database, and again by a class derived from its own on PostgreSQL.</summary>
    private protected virtual bool OnPostgres => false;

    private async Task<StoryDatabase> DatabaseAsync()
    {
        if (!OnPostgres)
            return new SqliteStoryDatabase();
        Assert.SkipUnless(Needs.Postgres is not null, Needs.PostgresReason);
        return await PostgresStoryDatabase.CreateAsync();
    }
}
