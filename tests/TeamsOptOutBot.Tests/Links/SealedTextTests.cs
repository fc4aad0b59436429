using System.Security.Cryptography;
using Shouldly;
using TeamsOptOutBot.Links;
using Xunit;

namespace TeamsOptOutBot.Tests.Links;

/// <summary>A link that only this installation can make, for one purpose and for a time.</summary>
public sealed class SealedTextTests
{
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly string Token = SealedText.Seal(Secret, "note", "Müller & 你好", Now.AddDays(7));

    [Fact]
    public void What_was_sealed_is_read_until_its_end()
    {
        SealedText.Open(Secret, "note", Token, Now).ShouldBe(new Opened.Text("Müller & 你好"));
        SealedText.Open(Secret, "note", Token, Now.AddDays(7).AddSeconds(-1)).ShouldBe(new Opened.Text("Müller & 你好"));
        SealedText.Open(Secret, "note", Token, Now.AddDays(7)).ShouldBe(new Opened.Expired(Now.AddDays(7), "Müller & 你好"));
    }

    [Fact]
    public void A_token_fits_into_an_address_and_hides_what_it_holds()
    {
        Token.ShouldMatch("^[A-Za-z0-9_-]+$");
        Token.ShouldNotBe(SealedText.Seal(Secret, "note", "Müller & 你好", Now.AddDays(7)));
    }

    [Fact]
    public void One_of_another_installation_or_for_another_purpose_is_forged()
    {
        SealedText.Open(RandomNumberGenerator.GetBytes(32), "note", Token, Now).ShouldBe(new Opened.Forged());
        SealedText.Open(Secret, "other", Token, Now).ShouldBe(new Opened.Forged());
    }

    [Fact]
    public void Whatever_letter_is_changed_or_cut_it_is_forged()
    {
        for (var at = 0; at < Token.Length; at++)
        {
            var changed = Token[..at] + (Token[at] == 'A' ? 'B' : 'A') + Token[(at + 1)..];
            SealedText.Open(Secret, "note", changed, Now).ShouldBe(new Opened.Forged(), changed);
            SealedText.Open(Secret, "note", Token[..at], Now).ShouldBe(new Opened.Forged());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("AQ")]
    [InlineData("not a token")]
    [InlineData("../../etc/passwd")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Anything_else_is_forged(string token) => SealedText.Open(Secret, "note", token, Now).ShouldBe(new Opened.Forged());
}
