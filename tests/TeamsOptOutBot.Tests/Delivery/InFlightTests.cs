using Shouldly;
using TeamsOptOutBot.Delivery;
using TeamsOptOutBot.Delivery.Rates;
using TeamsOptOutBot.Health;
using TeamsOptOutBot.Microsoft365.Setup;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Storage.Queue;
using Xunit;

namespace TeamsOptOutBot.Tests.Delivery;

/// <summary>The window is the most that a kill can double.</summary>
public sealed class InFlightTests
{
    private readonly Silence _graph;
    private readonly InFlight _window;

    public InFlightTests()
    {
        var troubles = new Troubles(TimeProvider.System);
        var problem = new SetupProblem(HealthProblems.GraphSilent);
        _graph = new Silence(troubles, TimeProvider.System, "graph", problem);
        _window = new InFlight(64, new Silence(troubles, TimeProvider.System, "teams", problem), _graph);
    }

    [Fact]
    public void What_is_claimed_takes_its_place_until_its_result_is_written()
    {
        var rows = Enumerable.Range(0, 60).Select(id => Row(id)).ToList();
        rows.ForEach(_window.Add);

        _window.Plan().Total.ShouldBe(4);
        _window.Plan(written: 10).Total.ShouldBe(14);
        rows.Take(10).ToList().ForEach(_window.Remove);
        _window.Plan().Total.ShouldBe(14);
    }

    [Fact]
    public void Who_must_be_reached_first_gets_half_the_window_at_most()
    {
        for (var id = 0; id < 32; id++)
            _window.Add(Row(id, lane: DeliveryLane.Reach));

        _window.Plan().Reaches.ShouldBe(0);
        _window.Plan().Total.ShouldBe(32);
    }

    [Fact]
    public void Nobody_is_reached_while_Graph_rests_and_whoever_needs_no_Graph_has_the_window()
    {
        for (var failure = 0; failure < Silence.Telling; failure++)
            _graph.NoAnswer();

        _window.Plan().Reaches.ShouldBe(0);
        _window.Plan().Total.ShouldBe(64);
        _graph.Answered();
        _window.Plan().Reaches.ShouldBe(32);
    }

    [Fact]
    public void Updates_get_a_fifth_of_the_window_beside_notices()
    {
        for (var id = 0; id < 12; id++)
            _window.Add(Row(id, DeliveryPriority.Update));

        _window.Plan().Updates.ShouldBe(0);
    }

    [Fact]
    public void It_is_always_the_next_campaigns_turn() => (_window.Plan().Turn + 1).ShouldBe(_window.Plan().Turn);

    private static ClaimedDelivery Row(long id, DeliveryPriority priority = DeliveryPriority.Notice, DeliveryLane lane = DeliveryLane.Send) => new(
        id, 1, 1, Guid.Empty, DeliveryKind.Notice, priority, lane, ReachStep.None, Remedies.None, 0, default, WasUncertain: false, 1, null, null, null, ConversationState.Active);
}
