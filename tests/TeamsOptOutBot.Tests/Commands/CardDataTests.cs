using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Commands;
using Xunit;

namespace TeamsOptOutBot.Tests.Commands;

/// <summary>What a card sent back may have been written by anybody.</summary>
public sealed class CardDataTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData("\"7\"", 7)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("-7", -7)]
    public void A_campaign_is_a_number_or_digits(string json, int campaign) => CardData.CampaignOf(Data(json)).ShouldBe(campaign);

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("\"\"")]
    [InlineData("\"-7\"")]
    [InlineData("\" 7\"")]
    [InlineData("\"7.0\"")]
    [InlineData("\"1e3\"")]
    [InlineData("\"seven\"")]
    [InlineData("\"99999999999999999999\"")]
    [InlineData("2147483648")]
    [InlineData("1e308")]
    [InlineData("7.5")]
    [InlineData("[7]")]
    [InlineData("{\"id\":7}")]
    public void Anything_else_names_no_campaign(string json) => CardData.CampaignOf(Data(json)).ShouldBeNull();

    [Fact]
    public void Missing_data_names_no_campaign() => CardData.CampaignOf([]).ShouldBeNull();

    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("7", null)]
    [InlineData("null", null)]
    [InlineData("[\"text\"]", null)]
    [InlineData("{}", null)]
    public void Only_a_string_is_a_text(string json, string? text) => CardData.Text(Data(json), "campaign").ShouldBe(text);

    private static JsonObject Data(string json) => JsonNode.Parse($$"""{"campaign":{{json}}}""")!.AsObject();
}
