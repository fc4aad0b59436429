using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using TeamsOptOutBot.Links;
using TeamsOptOutBot.Tests.Storage;
using Xunit;

namespace TeamsOptOutBot.Tests.Links;

/// <summary>A link for one person and one campaign, under a key that changes each quarter.</summary>
public sealed class AnswerLinksTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private SqliteFolder _folder = null!;
    private AnswerLinks _links = null!;

    public async ValueTask InitializeAsync() => _links = Service(_folder = await SqliteFolder.CreateAsync());

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task A_link_says_to_us_alone_whom_and_what_it_is_for()
    {
        var link = await LinkAsync(7, 123_456, days: 30);

        link.AbsoluteUri.ShouldMatch("^https://notices\\.contoso\\.example/staff/answer/202604\\.[A-Za-z0-9_-]{50,80}$");
        (await OpenAsync(link)).ShouldBe(new AnswerLink(7, 123_456, TokenOf(link), EndedOn: null));
        (await LinkAsync(7, 123_456, days: 30)).ShouldNotBe(link);
    }

    [Fact]
    public async Task A_link_tells_when_it_ended_and_what_it_was_for()
    {
        var link = await LinkAsync(7, 8, days: 30);
        _clock.Advance(TimeSpan.FromDays(30));

        (await OpenAsync(link)).ShouldBe(new AnswerLink(7, 8, TokenOf(link), _clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_key_serves_its_quarter_and_opens_its_links_to_their_end()
    {
        var old = await LinkAsync(1, 2, days: 390);
        _clock.Advance(TimeSpan.FromDays(60));
        var young = await LinkAsync(1, 2, days: 30);

        TokenOf(young).ShouldStartWith("202701.");
        (await OpenAsync(old)).ShouldNotBeNull().EndedOn.ShouldBeNull();
        (await KeysAsync()).ShouldBe([202604, 202701]);
    }

    [Fact]
    public async Task No_link_outlives_its_key_and_no_key_its_links()
    {
        var link = await LinkAsync(1, 2, days: 5_000);
        _clock.Advance(AnswerLinks.LongestLife - TimeSpan.FromSeconds(1));
        (await OpenAsync(link)).ShouldNotBeNull().EndedOn.ShouldBeNull();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await OpenAsync(link)).ShouldNotBeNull().EndedOn.ShouldNotBeNull();
        _clock.Advance(TimeSpan.FromDays(92));
        await LinkAsync(1, 2, days: 1);

        (await OpenAsync(link)).ShouldBeNull();
        (await KeysAsync()).ShouldNotContain(202604);
    }

    [Fact]
    public async Task A_second_service_on_the_same_database_opens_it_and_one_on_another_does_not()
    {
        var link = await LinkAsync(1, 2, days: 30);
        await using var foreign = await SqliteFolder.CreateAsync();

        (await Service(_folder).OpenAsync(TokenOf(link), CancellationToken.None)).ShouldNotBeNull();
        (await Service(foreign).OpenAsync(TokenOf(link), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_deletes_a_key_ends_its_links()
    {
        var link = await LinkAsync(1, 2, days: 30);
        await _folder.Writer.WriteAsync((database, token) => database.LinkKeys.ExecuteDeleteAsync(token), CancellationToken.None);

        (await Service(_folder).OpenAsync(TokenOf(link), CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_changed_cut_or_made_up_token_is_not_ours()
    {
        var token = TokenOf(await LinkAsync(1, 2, days: 30));
        for (var at = 0; at < token.Length; at++)
        {
            (await OpenAsync(token[..at])).ShouldBeNull();
            (await OpenAsync(token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..])).ShouldBeNull();
        }

        foreach (var made in new[] { "", ".", "202604.", "1.x", token + ".", token + token, "999999." + token[7..], "-1." + token[7..], new string('.', 300) })
        {
            (await OpenAsync(made)).ShouldBeNull(made);
        }
    }

    [Fact]
    public async Task A_link_for_something_else_opens_no_answer_page()
    {
        await LinkAsync(1, 2, days: 30);
        var key = await new AnswerKeys(_folder.Reader, _folder.Writer, _clock).CurrentAsync(CancellationToken.None);

        (await OpenAsync($"{key.Id}.{SealedText.Seal(key.Secret, "policy-note/1", "1/2", _clock.GetUtcNow().AddDays(1))}")).ShouldBeNull();
    }

    [Fact]
    public async Task A_service_that_does_not_know_its_address_makes_none() =>
        (await new AnswerLinks(new AnswerKeys(_folder.Reader, _folder.Writer, _clock), Options.Create(new ServiceOptions()), _clock).ForAsync(1, 2, _clock.GetUtcNow(), CancellationToken.None)).ShouldBeNull();

    private AnswerLinks Service(SqliteFolder folder) =>
        new(new AnswerKeys(folder.Reader, folder.Writer, _clock), Options.Create(new ServiceOptions { PublicUrl = "https://notices.contoso.example/staff" }), _clock);

    private async Task<Uri> LinkAsync(int campaign, int person, int days) =>
        (await _links.ForAsync(campaign, person, _clock.GetUtcNow().AddDays(days), CancellationToken.None)).ShouldNotBeNull();

    private Task<AnswerLink?> OpenAsync(Uri link) => OpenAsync(TokenOf(link));

    private Task<AnswerLink?> OpenAsync(string token) => _links.OpenAsync(token, CancellationToken.None);

    private static string TokenOf(Uri link) => link.Segments[^1];

    private Task<List<int>> KeysAsync() => _folder.Reader.ReadAsync((database, token) => database.LinkKeys.Select(key => key.Id).OrderBy(id => id).ToListAsync(token), CancellationToken.None);
}
