using FsCheck;
using FsCheck.Xunit;
using Shouldly;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Commands.Grammar;
using Xunit;

namespace TeamsOptOutBot.Tests.Cards;

public sealed class LongWordsTests
{
    [Theory]
    [InlineData("Page Admins", "Page Admins")]
    [InlineData("linkedin-ai", "linkedin-ai")]
    [InlineData("ada@contoso.example", "ada@contoso.example")]
    [InlineData("jonas.schroder@meridian.example", "jonas.|schroder@|meridian.|example")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx to", "xxxxxxxxxxxxxxxx|xxxxxxxxxxxxxxxx|xx to")]
    [InlineData("招聘人员和公司页面的管理员以及其他所有的人", "招聘人员和公司页面的管理员以及其他所有的人")]
    [InlineData("aaaaaaaaaaaaaaae\u0301e\u0301eeeeeee", "aaaaaaaaaaaaaaae\u0301|e\u0301eeeeeee")]
    public void A_long_word_may_break(string line, string shown) => LongWords.Breakable(line).Replace('\u200B', '|').ShouldBe(shown);

    [Property]
    public void Typed_again_it_is_what_it_was(NonNull<string> name) =>
        TypedText.Normalise(LongWords.Breakable(name.Get)).ShouldBe(TypedText.Normalise(name.Get));
}
