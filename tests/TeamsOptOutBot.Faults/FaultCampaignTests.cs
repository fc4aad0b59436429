using System.Diagnostics;
using System.Globalization;
using TeamsOptOutBot.Scenarios.Harness;

namespace TeamsOptOutBot.Faults;

/// <summary>
/// All error codes that pass, latency, resets and throttling at once, the service killed at random moments, people pressing all
/// the while: nobody is lost, second copies stay within the in-flight window for each kill and each has its reason, totals add up at
/// every moment, and an answer that was shown as recorded is there.
/// </summary>
public abstract class FaultCampaignTests(ITestOutputHelper output)
{
    /// <summary>The in-flight window: rows between the commit of "sending" and the commit of the result.</summary>
    private const int Window = 64;

    /// <summary>Of what is wrong.</summary>
    private const int Shown = 5;

    private protected async Task RunAsync(FaultDatabase database, int replicas)
    {
        var plan = FaultPlan.FromEnvironment();
        Say($"Again with: {plan}");
        var watch = Stopwatch.StartNew();
        using var log = new LogLines();
        await using var tenant = await FaultyTenant.StartAsync(plan);
        await using var run = new FaultCampaign(plan, database, tenant, [.. Enumerable.Range(0, replicas).Select(_ => new Replica(Settings(tenant, database), log))], Say);
        await run.RunAsync();
        var reckoning = await Reckoning.MakeAsync(run, database, tenant);

        Say(string.Create(CultureInfo.InvariantCulture, $"{plan.People} people, {run.Kills.Count} kills, {watch.Elapsed.TotalSeconds:0} s: {reckoning.Delivered} delivered, {reckoning.Lost.Count} lost; "
            + $"second copies: {reckoning.ByKill} by a kill (in flight at the kills: {string.Join(' ', run.Kills.Select(k => k.InFlight.Count))}), {reckoning.ByLostAnswer} by a lost answer, {reckoning.Unexplained.Count} unexplained; "
            + $"{reckoning.StoredPresses} presses stored; {run.Totals!.Moments} moments at which totals added up; longest fail-over {run.LongestFailover.TotalSeconds:0.0} s"));
        reckoning.Lost.Take(Shown).ShouldBeEmpty();
        reckoning.Unexplained.Take(Shown).ShouldBeEmpty();
        reckoning.LostAnswers.Take(Shown).ShouldBeEmpty();
        run.Totals.Differences.Take(Shown).ShouldBeEmpty();
        run.Kills.ShouldAllBe(kill => kill.InFlight.Count <= Window);
        reckoning.ByKill.ShouldBeLessThanOrEqualTo(run.Kills.Count * Window);
        run.Kills.Count.ShouldBe(plan.Kills);

        // That it was a trial at all.
        reckoning.Delivered.ShouldBeInRange(plan.People * 9 / 10, plan.People - tenant.Hopeless.Count);
        reckoning.ByLostAnswer.ShouldBeGreaterThan(0);
        reckoning.StoredPresses.ShouldBeGreaterThan(100);
        run.Totals.Moments.ShouldBeGreaterThan(20);
        run.Kills.Count(kill => kill.InFlight.Count > 0).ShouldBeGreaterThan(plan.Kills / 4);
    }

    /// <summary>Faster than Teams allows, so that a run of minutes is a campaign of thousands; the tenant's limit is lower still, so that it throttles.</summary>
    private static Dictionary<string, string> Settings(FaultyTenant tenant, FaultDatabase database)
    {
        var settings = new Dictionary<string, string>(tenant.BotSettings, StringComparer.Ordinal) { ["Delivery__RequestsPerSecond"] = "110", ["Delivery__InstallsPerSecond"] = "35" };

        // A life lasts seconds: compiling twice does not pay.
        settings["DOTNET_TieredPGO"] = "0";
        settings.Remove("Storage__Folder");
        foreach (var (name, value) in database.Settings)
            settings[name] = value;
        return settings;
    }

    private void Say(string line)
    {
        output.WriteLine(line);
        Console.WriteLine("    " + line);
    }
}
