using TeamsOptOutBot.Scenarios.Harness;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Scenarios.Drivers;

/// <summary>Somebody to whom people report.</summary>
internal sealed class ManagerDriver(Story story, Colleague person) : PersonDriver(story, person)
{
    /// <summary>What they read about their own people.</summary>
    public async Task<Message> StatusAsync() => await SayAsync("status");
}
