using System.Text.Json.Nodes;
using Shouldly;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

/// <summary>What the bot answered over HTTP.</summary>
internal sealed record BotAnswer(int Status, string Text, string Challenge, TimeSpan? RetryAfter = null)
{
    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    public string? Code => (string?)Json["error"]?["code"];

    /// <summary>Refused with this status by this rule, with a sentence.</summary>
    public void ShouldBeRefused(int status, string rule)
    {
        Status.ShouldBe(status, Text);
        Code.ShouldBe(rule);
        ((string?)Json["error"]!["message"]).ShouldNotBeNullOrEmpty();
        Challenge.ShouldBe(status == 401 ? "Bearer" : "");
    }
}
