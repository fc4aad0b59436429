using System.Text.Json.Nodes;
using Shouldly;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Hosting.AppPackage;
using TeamsOptOutBot.Tests.Cards;
using TeamsOptOutBot.Texts;
using Xunit;

namespace TeamsOptOutBot.Tests.Hosting.AppPackage;

/// <summary>What is wrong with a package is said with its place and what to write instead.</summary>
public sealed class PackageRulesTests
{
    private static readonly string[] Good =
        ["--environment", "production", "--app-id", "11111111-2222-3333-4444-555555555555", "--developer", "Contoso", "--website", "https://intranet.contoso.com/notices"];

    private static readonly CommandWords Words = new(TextCatalogue.Load(Path.Combine(Repository.AdaptiveCards, "texts"), []));

    private readonly PackageSources _sources = PackageSources.Load(Path.Combine(Repository.Root, "manifest"));

    [Theory]
    [InlineData("dev", "Staff Notices (dev)", "Mitteilungen (dev)")]
    [InlineData("test", "Staff Notices (test)", "Mitteilungen (test)")]
    [InlineData("production", "Staff Notices", "Mitteilungen")]
    [InlineData("gcc", "Staff Notices", "Mitteilungen")]
    public void Each_environment_has_its_package_with_a_name_in_each_language(string environment, string english, string german)
    {
        var package = Make(With("--environment", environment));

        PackageRules.Check(package, PackageEnvironment.Find(environment)!, Words).ShouldBeEmpty();
        package.Manifest["name"]!["short"]!.ToString().ShouldBe(english);
        package.Languages["de.json"]["name.short"]!.ToString().ShouldBe(german);
    }

    [Fact]
    public void An_organisation_s_own_name_stands_in_every_language_and_is_data()
    {
        var package = Make(With("--name", "Avvisi \"{appId}\" \\ <b>"));

        package.Languages.Values.Select(texts => texts["name.short"]!.ToString()).Distinct().ShouldBe(["Avvisi \"{appId}\" \\ <b>"]);
        Make(With("--developer", "A \"quoted\" \\ name")).Manifest["developer"]!["name"]!.ToString().ShouldBe("A \"quoted\" \\ name");
    }

    [Fact]
    public void The_same_input_makes_the_same_bytes() => Make(Good).Zip().ShouldBe(Make(Good).Zip());

    [Theory]
    [InlineData("--app-id", "bot", "--app-id is 'bot', which is not a GUID. Write one such as 11111111-2222-3333-4444-555555555555.")]
    [InlineData("--teams-app-id", "00000000-0000-0000-0000-000000000000", "--teams-app-id is '00000000-0000-0000-0000-000000000000', which is not a GUID. Write one such as 11111111-2222-3333-4444-555555555555.")]
    [InlineData("--version", "1.0", "--version is '1.0'. Write three numbers such as 1.0.3.")]
    [InlineData("--version", "1.0.01", "--version is '1.0.01'. Write three numbers such as 1.0.3.")]
    [InlineData("--developer", "Contoso Human Resources and Communications", "--developer has 42 characters: 'Contoso Human Resources and Communications'. Teams takes at most 32.")]
    [InlineData("--website", "http://intranet.contoso.com", "--website is 'http://intranet.contoso.com'. Write an https address, such as https://intranet.contoso.com/staff-notices.")]
    [InlineData("--privacy", "https://10.0.0.1/privacy", "--privacy is 'https://10.0.0.1/privacy': an address in numbers is not accepted; write a name.")]
    [InlineData("--terms", "https://intranet/terms", "--terms is 'https://intranet/terms': Teams cannot reach that name from outside; write a public one.")]
    [InlineData("--terms", "https://abc-5000.euw.devtunnels.ms/terms", "--terms is 'https://abc-5000.euw.devtunnels.ms/terms': a tunnel to somebody's machine has no place in production; write your organisation's own name.")]
    public void What_was_typed_wrongly_is_named(string option, string value, string sentence) =>
        PackageRules.Check(Make(With("--privacy", "https://contoso.com/privacy", "--terms", "https://contoso.com/terms"), option, value), PackageEnvironment.Find("production")!, Words)
            .ShouldBe([sentence]);

    [Fact]
    public void A_name_that_is_too_long_is_named_for_the_manifest_and_each_language() =>
        PackageRules.Check(Make(With("--name", "A name that is far too long for Teams")), PackageEnvironment.Find("production")!, Words)
            .ShouldContain("languages/zh-HK.json: the short name has 37 characters: 'A name that is far too long for Teams'. Teams takes at most 30.");

    [Fact]
    public void A_tunnel_is_taken_for_trials() =>
        PackageRules.Check(Make(With("--website", "https://abc.devtunnels.ms/", "--environment", "dev")), PackageEnvironment.Find("dev")!, Words).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"bots":[{"botId":"{bot}"}]}""", "manifest.json: nothing fills the placeholder {bot}.")]
    [InlineData("""{"validDomains":["https://bot.contoso.com"]}""", "manifest.json: validDomains holds 'https://bot.contoso.com'. Write a host's name alone, such as bot.contoso.com")]
    [InlineData("""{"validDomains":["*.ngrok.io"]}""", "manifest.json: validDomains holds '*.ngrok.io': a tunnel")]
    [InlineData("""{"validDomains":["*"]}""", "manifest.json: validDomains holds '*'.")]
    [InlineData("""{"authorization":{}}""", "manifest.json: 'authorization' asks the tenant for more than this service uses.")]
    [InlineData("""{"webApplicationInfo":{}}""", "manifest.json: 'webApplicationInfo' asks the tenant for more than this service uses.")]
    [InlineData("""{"localizationInfo":{"defaultLanguageTag":"en","additionalLanguages":[{"languageTag":"de","file":"de.json"},{"languageTag":"xx","file":"xx.json"}]}}""", "manifest.json lists xx with the file 'xx.json', which is not in the folder languages.")]
    [InlineData("""{"localizationInfo":{"defaultLanguageTag":"en","additionalLanguages":[{"languageTag":"de","file":"de.json"}]}}""", "languages/pl.json is not listed in manifest.json under localizationInfo.")]
    [InlineData("""{"localizationInfo":{"defaultLanguageTag":"en","additionalLanguages":[{"languageTag":"fr-ca","file":"fr-CA.json"},{"languageTag":"fr","file":"fr.json"}]}}""", "manifest.json: fr-ca is listed before fr. List the language without a region first.")]
    [InlineData("""{"localizationInfo":{"defaultLanguageTag":"en","additionalLanguages":[{"languageTag":"en","file":"de.json"}]}}""", "manifest.json: the language en is listed twice.")]
    public void What_is_wrong_in_the_template_is_named(string change, string sentence)
    {
        foreach (var (member, value) in JsonNode.Parse(change)!.AsObject())
            _sources.Manifest[member] = value?.DeepClone();

        Findings().ShouldContain(finding => finding.StartsWith(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_command_that_the_bot_does_not_know_is_refused()
    {
        _sources.Manifest["bots"]![0]!["commandLists"]![1]!["commands"]!.AsArray().Add(new JsonObject { ["title"] = "dance", ["description"] = "No" });

        Findings().ShouldContain("manifest.json: the bot does not know the command 'dance' (bots[0].commandLists[1].commands[3]).");
    }

    [Fact]
    public void A_command_without_a_description_in_some_language_is_named()
    {
        _sources.Languages["it.json"]["commands"]!.AsObject().Remove("remind");

        Findings().ShouldBe(["languages/it.json: the command 'remind' is missing. Write its description under commands."]);
    }

    [Fact]
    public void Every_command_that_is_offered_is_the_bot_s_own_word_and_is_read_as_itself_in_every_language()
    {
        var parser = new CommandParser(Words);
        foreach (var (path, command) in PackageCommands.In(_sources.Manifest))
        {
            var english = parser.Parse(command.Title);
            english.ShouldNotBeOfType<ParsedCommand.Unknown>(path);
            foreach (var (file, texts) in Make(Good).Languages)
                parser.Parse(texts[path + ".title"]!.ToString()).GetType().ShouldBe(english.GetType(), $"{file}: {path}");
        }
    }

    /// <summary>One privacy profile shows managers the names of those who have not answered, and a package is the same for all of them.</summary>
    [Fact]
    public void No_language_promises_that_managers_see_no_names()
    {
        string[] names = ["names", "Namen", "noms", "nomi", "nombres", "nomes", "namen", "nazwisk", "namn", "姓名"];
        var package = Make(Good);
        var status = PackageCommands.In(_sources.Manifest).First(found => found.Command.Title == "status").Path;

        package.Languages.Count.ShouldBeGreaterThan(9);
        var texts = package.Languages.Values.SelectMany(language => new[] { language["description.full"]!.ToString(), language[status + ".description"]!.ToString() })
            .Append(package.Manifest["description"]!["full"]!.ToString());
        texts.Where(text => names.Any(name => text.Contains(name, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void An_icon_that_breaks_the_rules_is_named()
    {
        Findings(_sources with { ColorIcon = _sources.OutlineIcon }).ShouldContain("icons/color.png is not a PNG of 192 × 192 pixels.");
        Findings(_sources with { OutlineIcon = _sources.ColorIcon }).ShouldContain("icons/outline.png is not a PNG of 32 × 32 pixels.");
        Findings(_sources with { OutlineIcon = [1, 2, 3] }).ShouldContain("icons/outline.png is not a PNG of 32 × 32 pixels.");
        Findings(_sources with { OutlineIcon = Pngs.Of(32, 32, (_, _) => (255, 255, 255, 255)) }).ShouldContain("icons/outline.png is all of one kind. Draw the outline in white on a transparent ground.");
        Findings(_sources with { OutlineIcon = Pngs.Of(32, 32, (x, _) => x < 9 ? (200, 0, 0, 255) : (0, 0, 0, 0)) }).ShouldContain("icons/outline.png has a colour other than white. Teams tints it: draw it in white alone.");
        Findings(_sources with { OutlineIcon = Pngs.Of(32, 32, (x, _) => x < 9 ? (255, 255, 255, 255) : (0, 0, 0, 0)) }).ShouldBeEmpty();
    }

    [Fact]
    public void A_picture_that_is_cut_off_is_no_icon()
    {
        var whole = _sources.OutlineIcon;
        for (var length = 0; length < whole.Length; length += 7)
            Findings(_sources with { OutlineIcon = whole[..length] }).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("--environment is missing. Write dev, test, production or gcc after it.")]
    [InlineData("--environment is 'prod'. Write dev, test, production or gcc.", "--environment", "prod")]
    [InlineData("'--colour' is no option of app-package.", "--colour", "red")]
    [InlineData("--app-id has no value. Write one after it.", "--app-id", "--developer", "Contoso")]
    [InlineData("--name is there twice. Write it once.", "--name", "a", "--name", "b")]
    public void An_order_that_is_not_understood_is_explained(string sentence, params string[] arguments)
    {
        PackageRequest.Parse(arguments, "1.0.0", out var problems).ShouldBeNull();

        problems.ShouldContain(problem => problem.StartsWith(sentence, StringComparison.Ordinal));
    }

    private static string[] With(params string[] changes) => [.. Good, .. changes];

    private List<string> Findings(PackageSources? sources = null) => [.. PackageRules.Check(Make(Good, sources), PackageEnvironment.Find("production")!, Words)];

    private TeamsPackage Make(string[] arguments, string option, string value) => Make([.. arguments, option, value]);

    /// <summary>What comes later takes the place of what came before.</summary>
    private TeamsPackage Make(string[] arguments, PackageSources? sources = null)
    {
        var last = arguments.Chunk(2).GroupBy(pair => pair[0], StringComparer.Ordinal).SelectMany(group => group.Last()).ToArray();
        return TeamsPackage.Make(sources ?? _sources, PackageRequest.Parse(last, "1.2.3", out var problems) ?? throw new InvalidOperationException(string.Join('\n', problems)), Words);
    }
}
