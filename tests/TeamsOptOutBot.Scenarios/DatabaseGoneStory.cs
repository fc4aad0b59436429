using System.Data.Common;
using Npgsql;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Scenarios;

/// <summary>PostgreSQL is gone for a minute: it ends every connection and takes no new one.</summary>
public sealed class DatabaseGoneStory : StoryTests
{
    private protected override bool OnPostgres => true;

    [Fact]
    public async Task Who_writes_or_presses_reads_so_and_everything_goes_on_when_it_is_back()
    {
        ExpectedErrors.AddRange(["The turn of an activity", "The database did not answer", "The lease of the dispatcher"]);
        var people = Story.Company.Group("Pilot", 4);
        var (hr, person) = (Story.Hr(), Story.Employee(people[0]));
        await hr.SendAsync("Pilot");
        await hr.TellAsync("remind linkedin-ai");
        await ExecuteAsync("WITH ALLOW_CONNECTIONS false", thenEndConnections: true);

        var refused = await person.AnswerAsync("done");

        (refused.InnerStatus, refused.Sentence).ShouldBe((500, "Something went wrong on our side. Nothing was recorded. Please press again."));
        (await hr.SayAsync("status linkedin-ai")).Words.ShouldContain("Nothing was changed, and nothing that was answered is lost.");
        await Should.ThrowAsync<Exception>(() => Story.RunAsync<DispatchDeliveries>());
        Story.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Story.HealthAsync()).ShouldContain("The database (PostgreSQL) takes no writes.");
        await ExecuteAsync("WITH ALLOW_CONNECTIONS true", thenEndConnections: false);
        (await person.AnswerAsync("done")).InnerStatus.ShouldBe(200);
        Story.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Story.HealthAsync()).ShouldContain("\"troubles\":[]");
        await Story.SettleAsync();
        (await hr.StatusAsync())["Answered"].ShouldBe(1);
        foreach (var other in people.Skip(1))
            (await Story.Employee(other).RemindersAsync()).Count.ShouldBe(1);
    }

    private async Task ExecuteAsync(string change, bool thenEndConnections)
    {
        var database = new NpgsqlConnectionStringBuilder(Story.Service.Get<TeamsOptOutBot.Storage.Postgres.PostgresDatabase>().ConnectionString).Database!;
        await using var connection = new NpgsqlConnection(Needs.Postgres);
        await connection.OpenAsync();
        await RunAsync(connection, $"ALTER DATABASE {database} {change}");
        if (thenEndConnections)
            await RunAsync(connection, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
