using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Bot;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

public sealed class ActivityHandlerTests
{
    private readonly RecordingHandler _handler = new();

    [Theory]
    [InlineData("message", null, "message")]
    [InlineData("installationUpdate", "add", "installed")]
    [InlineData("installationUpdate", "add-upgrade", "installed")]
    [InlineData("installationUpdate", "remove", "removed")]
    [InlineData("installationUpdate", "remove-upgrade", "removed")]
    [InlineData("installationUpdate", "something", "")]
    [InlineData("conversationUpdate", null, "conversation")]
    [InlineData("messageReaction", null, "")]
    public async Task A_turn_goes_to_the_method_of_its_type(string type, string? action, string called)
    {
        await _handler.OnTurnAsync(Turn(new Activity { Type = type, Action = action }), CancellationToken.None);

        string.Join(',', _handler.Calls).ShouldBe(called);
    }

    [Theory]
    [InlineData("<at>Bot</at> status", "status")]
    [InlineData("<at>Bot</at>&nbsp;status", "status")]
    [InlineData("status <AT>bot</AT>\u00a0linkedin-ai\r\n", "status  linkedin-ai")]
    [InlineData("<at>Bot</at> a <at>Bot</at> b", "a  b")]
    [InlineData("<at>Alex</at> status", "<at>Alex</at> status")]
    public async Task The_mention_of_the_bot_is_removed_and_spaces_are_made_plain(string text, string expected)
    {
        var turn = Turn(new Activity
        {
            Type = "message",
            Text = text,
            Recipient = new ChannelAccount { Id = "28:bot" },
            Entities =
            [
                new Entity { Type = "clientInfo" },
                null!,
                new Entity { Type = "mention", Mentioned = new ChannelAccount { Id = "29:alex" }, Text = "<at>Alex</at>" },
                new Entity { Type = "mention", Mentioned = new ChannelAccount { Id = "28:bot" }, Text = "<at>Bot</at>" },
            ],
        });

        await _handler.OnTurnAsync(turn, CancellationToken.None);

        turn.Activity.Text.ShouldBe(expected);
    }

    [Fact]
    public async Task A_mention_without_text_is_removed_by_its_name()
    {
        var turn = Turn(new Activity
        {
            Type = "message",
            Text = "<at>Notices</at> help",
            Recipient = new ChannelAccount { Id = "28:bot" },
            Entities = [new Entity { Type = "mention", Mentioned = new ChannelAccount { Id = "28:bot", Name = "notices" } }],
        });

        await _handler.OnTurnAsync(turn, CancellationToken.None);

        turn.Activity.Text.ShouldBe("help");
    }

    [Fact]
    public async Task A_press_reaches_the_bot_with_verb_data_and_trigger()
    {
        var answer = await InvokeAsync("adaptiveCard/action", """{"action":{"type":"Action.Execute","verb":"answer","data":{"c":1}},"trigger":"automatic"}""");

        _handler.Pressed!.Verb.ShouldBe("answer");
        ((int)_handler.Pressed.Data["c"]!).ShouldBe(1);
        _handler.Pressed.Data.Parent.ShouldBeNull();
        _handler.Pressed.Automatic.ShouldBeTrue();
        answer!.Status.ShouldBe(200);
        answer.Body!.ToJsonString().ShouldBe("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Thanks"}""");
    }

    [Fact]
    public async Task A_press_may_lack_trigger_id_and_data()
    {
        await InvokeAsync("adaptiveCard/action", """{"action":{"type":"Action.Execute","verb":"answer"}}""");

        _handler.Pressed!.Automatic.ShouldBeFalse();
        _handler.Pressed.Data.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(null, "BadRequest", "Missing value property")]
    [InlineData("\"text\"", "BadRequest", "Value property is not properly formed")]
    [InlineData("[]", "BadRequest", "Value property is not properly formed")]
    [InlineData("{}", "BadRequest", "Missing action property")]
    [InlineData("""{"action":null}""", "BadRequest", "Missing action property")]
    [InlineData("""{"action":"x"}""", "BadRequest", "Action property is not properly formed")]
    [InlineData("""{"action":{"verb":"answer"}}""", "NotSupported", "Only Action.Execute is supported")]
    [InlineData("""{"action":{"type":"Action.Submit","verb":"answer"}}""", "NotSupported", "Only Action.Execute is supported")]
    [InlineData("""{"action":{"type":7,"verb":"answer"}}""", "NotSupported", "Only Action.Execute is supported")]
    [InlineData("""{"action":{"type":"Action.Execute"}}""", "BadRequest", "Missing verb property")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":""}}""", "BadRequest", "Missing verb property")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":7}}""", "BadRequest", "Missing verb property")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"answer","data":"x"}}""", "BadRequest", "Data property is not properly formed")]
    public async Task A_malformed_press_is_answered_400_in_the_envelope(string? value, string code, string message)
    {
        var answer = await InvokeAsync("adaptiveCard/action", value);

        answer!.Status.ShouldBe(400);
        ((int)answer.Body!["statusCode"]!).ShouldBe(400);
        ((string?)answer.Body["type"]).ShouldBe("application/vnd.microsoft.error");
        ((string?)answer.Body["value"]!["code"]).ShouldBe(code);
        ((string?)answer.Body["value"]!["message"]).ShouldBe(message);
        _handler.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("task/fetch", "fetch")]
    [InlineData("task/submit", "submit")]
    public async Task A_dialog_reaches_the_bot_with_its_data(string name, string called)
    {
        _handler.Dialog = new JsonObject { ["task"] = new JsonObject() };

        var answer = await InvokeAsync(name, """{"data":{"c":1},"context":{"theme":"dark"}}""");

        _handler.Calls.ShouldBe([$"{called} {{\"c\":1}}"]);
        answer!.Status.ShouldBe(200);
        answer.Body.ShouldBeSameAs(_handler.Dialog);
    }

    [Theory]
    [InlineData("{}", 501)]
    [InlineData("7", 400)]
    [InlineData(null, 400)]
    [InlineData("""{"data":[]}""", 400)]
    public async Task A_dialog_that_is_unknown_or_malformed_is_refused(string? value, int status) =>
        (await InvokeAsync("task/fetch", value))!.Status.ShouldBe(status);

    [Theory]
    [InlineData("composeExtension/query")]
    [InlineData("AdaptiveCard/Action")]
    [InlineData(null)]
    public async Task An_unknown_invoke_is_left_unanswered(string? name) => (await InvokeAsync(name, "{}")).ShouldBeNull();

    [Fact]
    public async Task A_bot_that_handles_no_presses_says_so()
    {
        var turn = Turn(new Activity { Type = "invoke", Name = "adaptiveCard/action", Locale = "xx-not a locale", Value = JsonNode.Parse("""{"action":{"type":"Action.Execute","verb":"a"}}""") });

        await new SilentHandler().OnTurnAsync(turn, CancellationToken.None);

        ((int)turn.InvokeResponse!.Body!["statusCode"]!).ShouldBe(501);
    }

    private static TurnContext Turn(Activity activity) => new(activity, connector: null!);

    private async Task<InvokeResponse?> InvokeAsync(string? name, string? value)
    {
        var turn = Turn(new Activity { Type = "invoke", Name = name, Value = value is null ? null : JsonNode.Parse(value) });
        await _handler.OnTurnAsync(turn, CancellationToken.None);
        return turn.InvokeResponse;
    }

    private sealed class SilentHandler : ActivityHandler;

    private sealed class RecordingHandler : ActivityHandler
    {
        public List<string> Calls { get; } = [];

        public AdaptiveCardInvokeValue? Pressed { get; private set; }

        public JsonNode? Dialog { get; set; }

        protected override Task OnMessageActivityAsync(TurnContext turnContext, CancellationToken cancellationToken) => Record("message");

        protected override Task OnInstallationUpdateAddAsync(TurnContext turnContext, CancellationToken cancellationToken) => Record("installed");

        protected override Task OnInstallationUpdateRemoveAsync(TurnContext turnContext, CancellationToken cancellationToken) => Record("removed");

        protected override Task OnConversationUpdateActivityAsync(TurnContext turnContext, CancellationToken cancellationToken) => Record("conversation");

        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(TurnContext turnContext, AdaptiveCardInvokeValue value, CancellationToken cancellationToken)
        {
            Pressed = value;
            return Task.FromResult(AdaptiveCardInvokeResponse.Message("Thanks"));
        }

        protected override async Task<JsonNode?> OnTaskModuleFetchAsync(TurnContext turnContext, JsonObject data, CancellationToken cancellationToken)
        {
            await Record($"fetch {data.ToJsonString()}");
            return Dialog;
        }

        protected override async Task<JsonNode?> OnTaskModuleSubmitAsync(TurnContext turnContext, JsonObject data, CancellationToken cancellationToken)
        {
            await Record($"submit {data.ToJsonString()}");
            return Dialog;
        }

        private Task Record(string call)
        {
            Calls.Add(call);
            return Task.CompletedTask;
        }
    }
}
