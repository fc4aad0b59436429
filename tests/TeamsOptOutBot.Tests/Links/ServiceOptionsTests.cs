using Shouldly;
using TeamsOptOutBot.Links;
using Xunit;

namespace TeamsOptOutBot.Tests.Links;

public sealed class ServiceOptionsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("https://notices.contoso.com")]
    [InlineData("https://contoso.com/notices/")]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://localhost:5000")]
    public void An_address_that_browsers_trust_is_taken(string address) => Check(address).Succeeded.ShouldBeTrue();

    [Theory]
    [InlineData("http://notices.contoso.com")]
    [InlineData("notices.contoso.com")]
    [InlineData("ftp://notices.contoso.com")]
    [InlineData("https://user:word@contoso.com")]
    [InlineData("https://contoso.com/?a=b")]
    public void Any_other_stops_the_start_with_what_to_set(string address) =>
        Check(address).FailureMessage.ShouldNotBeNull().ShouldContain("Set Service:PublicUrl to the https address");

    private static Microsoft.Extensions.Options.ValidateOptionsResult Check(string address) => new ServiceOptionsValidator().Validate(null, new ServiceOptions { PublicUrl = address });
}
