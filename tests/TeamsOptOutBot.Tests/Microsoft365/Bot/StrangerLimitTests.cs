using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using TeamsOptOutBot.Microsoft365.Bot.Endpoint;
using TeamsOptOutBot.Microsoft365.Identity;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

/// <summary>A flood without valid tokens is held back, and never Microsoft's own calls.</summary>
public sealed class StrangerLimitTests
{
    [Theory]
    [InlineData("POST", null, 401)]
    [InlineData("POST", "Bearer not-a-token", 401)]
    [InlineData("GET", null, 405)]
    public async Task A_flood_is_told_to_come_back_later_while_valid_tokens_from_the_same_address_pass(string method, string? authorization, int refused)
    {
        await using var host = await BotHost.StartAsync(strangersAreLimited: true);
        var strangers = new List<BotAnswer>();

        for (var round = 0; round < 40; round++)
        {
            for (var request = 0; request < 5; request++)
                strangers.Add(await host.SendAsync(new HttpMethod(method), method == "POST" ? BotHost.Message().ToJsonString() : null, authorization));
            (await host.PostAsync()).Status.ShouldBe(200);
        }

        var (told, turnedAway) = (strangers.Where(answer => answer.Status == refused).ToList(), strangers.Where(answer => answer.Status == 429).ToList());
        (told.Count + turnedAway.Count).ShouldBe(strangers.Count);
        told.Count.ShouldBeInRange(StrangerLimits.SecondInAll, StrangerLimits.MinuteAndAddress * 2, "at most twice a minute's, where the test is on its border");
        turnedAway.ShouldAllBe(answer => answer.RetryAfter >= TimeSpan.FromSeconds(1) && answer.RetryAfter <= TimeSpan.FromMinutes(1));
        turnedAway[0].ShouldBeRefused(429, "TooManyRequests");
        host.Bot.Turns.Count.ShouldBe(40);
        host.Log.Text.Split('\n').Count(line => line.Contains("faster than they are answered", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_flood_with_tokens_of_another_key_is_held_back_too()
    {
        await using var host = await BotHost.StartAsync(strangersAreLimited: true);
        var forged = host.Token(key: TestKey.OfStranger("key-1"));

        var statuses = new List<int>();
        for (var request = 0; request < 150; request++)
            statuses.Add((await host.PostAsync(token: forged)).Status);

        statuses.ShouldContain(429);
        statuses.ShouldAllBe(status => status == 401 || status == 429);
        (await host.PostAsync()).Status.ShouldBe(200);
    }

    [Fact]
    public void Each_address_has_its_own_limit_and_an_IPv6_network_has_one()
    {
        using var limits = Limits(perMinuteAndAddress: 3, perSecond: 1000);

        Passed(limits, "192.0.2.1", 5).ShouldBe(3);
        Passed(limits, "::ffff:192.0.2.1", 1).ShouldBe(0, "the same address in another dress");
        Passed(limits, "192.0.2.2", 5).ShouldBe(3);
        Passed(limits, "2001:db8::1", 2).ShouldBe(2);
        Passed(limits, "2001:db8::2", 5).ShouldBe(1);
        Passed(limits, "2001:db8:0:1::1", 5).ShouldBe(3);
        limits.WaitOf(IPAddress.Parse("192.0.2.1"))!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_flood_from_many_addresses_is_limited_in_all()
    {
        using var limits = Limits(StrangerLimits.MinuteAndAddress, StrangerLimits.SecondInAll);

        var passed = Enumerable.Range(0, 1000).Count(number => limits.WaitOf(new IPAddress(new byte[] { 198, 51, (byte)(number / 250), (byte)(number % 250) })) is null);

        passed.ShouldBeInRange(StrangerLimits.SecondInAll, StrangerLimits.SecondInAll * 3);
    }

    private static int Passed(StrangerLimits limits, string address, int requests) => Enumerable.Range(0, requests).Count(_ => limits.WaitOf(IPAddress.Parse(address)) is null);

    private static StrangerLimits Limits(int perMinuteAndAddress, int perSecond) =>
        new(new WireClock(TimeProvider.System), NullLogger<StrangerLimits>.Instance, perMinuteAndAddress, perSecond);
}
