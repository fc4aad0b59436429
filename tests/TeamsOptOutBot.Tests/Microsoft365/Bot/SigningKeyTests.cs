using Shouldly;
using Xunit;

namespace TeamsOptOutBot.Tests.Microsoft365.Bot;

public sealed class SigningKeyTests : IAsyncLifetime
{
    private BotHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await BotHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Keys_are_read_once_for_many_activities()
    {
        for (var i = 0; i < 5; i++)
            (await _host.PostAsync()).Status.ShouldBe(200);

        _host.Issuer.KeyReads.ShouldBe(1);
    }

    [Fact]
    public async Task A_rotated_key_is_picked_up()
    {
        await _host.PostAsync();
        var rotated = new TestKey("key-2", "msteams");
        _host.Issuer.Keys.Add(rotated);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        (await _host.PostAsync(token: _host.Token(key: rotated))).Status.ShouldBe(200);
        _host.Issuer.KeyReads.ShouldBe(2);
    }

    [Fact]
    public async Task Invented_kids_cost_one_reading_a_minute()
    {
        await _host.PostAsync();
        _host.Clock.Advance(TimeSpan.FromMinutes(1));

        for (var i = 0; i < 10; i++)
            (await _host.PostAsync(token: _host.Token(header: header => header["kid"] = $"invented-{i}"))).Status.ShouldBe(401);

        _host.Issuer.KeyReads.ShouldBe(2);
    }

    [Fact]
    public async Task Tokens_of_another_issuer_cost_no_reading()
    {
        await _host.PostAsync(token: _host.Token(claims => claims["iss"] = "https://evil.example", header => header["kid"] = "invented"));

        _host.Issuer.KeyReads.ShouldBe(0);
    }

    [Fact]
    public async Task Keys_are_read_again_after_a_day_and_a_withdrawn_one_is_dropped()
    {
        var withdrawn = _host.Issuer.Keys[0];
        await _host.PostAsync();
        _host.Issuer.Keys.Clear();
        _host.Issuer.Keys.Add(new TestKey("key-2", "msteams"));
        _host.Clock.Advance(TimeSpan.FromHours(24));

        (await _host.PostAsync(token: _host.Token(key: withdrawn))).ShouldBeRefused(401, "Signature");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"keys":[]}""")]
    [InlineData(null)]
    public async Task Old_keys_stay_when_a_reading_fails(string? keySet)
    {
        await _host.PostAsync();
        _host.Issuer.Down = keySet is null;
        _host.Issuer.KeySet = keySet;
        _host.Clock.Advance(TimeSpan.FromHours(25));

        (await _host.PostAsync()).Status.ShouldBe(200);
        _host.Log.Text.ShouldContain("the old ones stay in use");
    }

    [Fact]
    public async Task Without_metadata_the_answer_is_503_and_the_log_names_the_host()
    {
        _host.Issuer.Down = true;

        var answer = await _host.PostAsync();

        answer.ShouldBeRefused(503, "SigningKeysUnavailable");
        _host.Bot.Turns.ShouldBeEmpty();
        _host.Log.Text.ShouldContain($"cannot be read from {new Uri(_host.Issuer.BaseUrl).Authority}");
    }

    [Fact]
    public async Task Metadata_that_comes_back_is_read_within_a_second()
    {
        _host.Issuer.Down = true;
        await _host.PostAsync();
        _host.Issuer.Down = false;
        _host.Clock.Advance(TimeSpan.FromSeconds(1));

        (await _host.PostAsync()).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("http://keys.example/keys")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nothing")]
    public async Task A_key_list_that_is_not_safely_reached_is_not_read(string jwksUri)
    {
        _host.Issuer.JwksUri = jwksUri;

        (await _host.PostAsync()).ShouldBeRefused(503, "SigningKeysUnavailable");
    }
}
