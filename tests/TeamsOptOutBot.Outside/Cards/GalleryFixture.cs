using TeamsOptOutBot.Outside.Browser;

namespace TeamsOptOutBot.Outside.Cards;

/// <summary>The gallery's cards, and a simulator that shows them; each is made when a test first asks for it, and once.</summary>
public sealed class GalleryFixture : IAsyncLifetime
{
    private readonly Lazy<Task<GalleryCards>> cards = new(GalleryCards.WriteAsync);
    private readonly Lazy<Task<SimulatorProcess>> simulator = new(SimulatorProcess.StartAsync);

    internal Task<GalleryCards> CardsAsync() => cards.Value;

    internal Task<SimulatorProcess> SimulatorAsync() => simulator.Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (cards is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            (await cards.Value).Dispose();
        }

        if (simulator is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await simulator.Value).DisposeAsync();
        }
    }
}
