using Shouldly;
using TeamsOptOutBot.Microsoft365.Cards;
using Xunit;

namespace TeamsOptOutBot.Tests.Cards;

public sealed class CardTemplateFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cards");

    [Fact]
    public void All_that_is_wrong_is_listed_at_once()
    {
        Write("a.json", """{"x":"${f(1)}"}""");
        Write("b.json", "{");
        Write("c.json", "{}");

        var message = Should.Throw<CardTemplateException>(() => CardTemplateFolder.Load(folder.FullName)).Message;

        message.ShouldContain("a.json(1): the function f()");
        message.ShouldContain("b.json(1): malformed JSON");
        message.ShouldNotContain("c.json");
    }

    [Fact]
    public void A_layout_is_found_by_its_file_name()
    {
        Write("answered.json", """{"x":"${y}"}""");

        var cards = CardTemplateFolder.Load(folder.FullName);

        cards.Names.ShouldBe(["answered"]);
        cards["answered"].Expand(new() { ["y"] = 5 })["x"]!.GetValue<int>().ShouldBe(5);
        Should.Throw<CardTemplateException>(() => cards["notice"]).Message.ShouldStartWith("There is no card layout notice.json");
    }

    [Fact]
    public void A_missing_folder_is_said_plainly() =>
        Should.Throw<CardTemplateException>(() => CardTemplateFolder.Load(Path.Combine(folder.FullName, "none"))).Message.ShouldContain("does not exist");

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string name, string json) => File.WriteAllText(Path.Combine(folder.FullName, name), json);
}
