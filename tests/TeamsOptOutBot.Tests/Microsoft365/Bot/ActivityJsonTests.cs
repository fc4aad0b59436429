using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Bot;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

public sealed class ActivityJsonTests
{
    [Fact]
    public void Unknown_members_are_kept_at_every_level_and_written_back()
    {
        const string json = """
            {"type":"message","id":"1","conversation":{"id":"a:1","new":{"deep":[1,null]}},"from":{"id":"29:a","tenantId":"t"},
             "entities":[{"type":"clientInfo","platform":"Web"}],"attachments":[{"contentType":"text/html","content":"<div/>","thumbnailUrl":"u"}],
             "localTimezone":"Europe/London","channelData":{"x":1},"value":{"y":[true]},"membersAdded":[{"id":"29:b","extra":1}]}
            """;

        var written = JsonNode.Parse(Write(Read(json)));

        JsonNode.DeepEquals(written, JsonNode.Parse(json)).ShouldBeTrue(written!.ToJsonString());
    }

    [Fact]
    public void Members_without_a_value_are_not_written() => Write(new Activity { Type = "message" }).ShouldBe("""{"type":"message"}""");

    [Fact]
    public void Letters_are_written_as_themselves() => Write(new Activity { Text = "Grüße 你好" }).ShouldBe("""{"text":"Grüße 你好"}""");

    [Theory]
    [InlineData("2026-11-23T08:00:00Z", "2026-11-23T08:00:00.0000000+00:00")]
    [InlineData("2026-11-23T08:00:00.1234567+02:00", "2026-11-23T08:00:00.1234567+02:00")]
    [InlineData("2026-11-23T08:00:00", "2026-11-23T08:00:00.0000000+00:00")]
    [InlineData("last Tuesday", null)]
    public void Timestamps_are_read_tolerantly(string wire, string? expected) =>
        (Read($$"""{"timestamp":"{{wire}}"}""").Timestamp?.ToString("O")).ShouldBe(expected);

    [Fact]
    public void A_timestamp_of_null_is_none() => Read("""{"timestamp":null}""").Timestamp.ShouldBeNull();

    private static Activity Read(string json) => ActivityJson.ReadActivity(Encoding.UTF8.GetBytes(json));

    private static string Write(Activity activity) => JsonSerializer.Serialize(activity, ActivityJson.Activity);
}
