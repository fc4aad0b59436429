using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using TeamsOptOutBot.Outside.Cards;

namespace TeamsOptOutBot.Outside.Mails;

/// <summary>
/// What Microsoft's documents ask of an actionable message with Universal Actions, a test for each point, over every expected
/// mail. That the sender passes DKIM and SPF and that the provider is registered is for deploy/ to say.
/// </summary>
public sealed partial class ActionableMessageTests
{
    /// <summary>An actionable message shows no more of them than this.</summary>
    private const int MostButtons = 5;

    [Fact]
    public void There_are_mails_to_look_at() => MailFile.WithCard.Count.ShouldBeGreaterThanOrEqualTo(7);

    [Fact]
    public void The_card_is_of_version_1_4_because_Universal_Actions_need_it() => ShouldAll(mail => (string?)mail.Card["version"] == "1.4" && (string?)mail.Card["type"] == "AdaptiveCard");

    [Fact]
    public void The_card_names_the_registered_provider_as_its_originator() => ShouldAll(mail => Guid.TryParse((string?)mail.Card["originator"], out _));

    [Fact]
    public void The_card_hides_the_original_body_where_it_is_drawn() => ShouldAll(mail => (bool?)mail.Card["hideOriginalBody"] == true);

    [Fact]
    public void The_card_refreshes_itself_by_an_Action_Execute() => ShouldAll(mail =>
        mail.Card["refresh"]?["action"] is JsonObject action && (string?)action["type"] == "Action.Execute" && (string?)action["verb"] == "refresh" && action["data"]?["campaign"] is not null);

    [Fact]
    public void The_refresh_names_no_users_because_Outlook_ignores_them() => ShouldAll(mail => !mail.Card["refresh"]!.AsObject().ContainsKey("userIds"));

    [Fact]
    public void No_element_is_one_that_Outlook_leaves_out_without_a_word() => ShouldAll(mail => !mail.OfType("Action.Submit").Any() && !mail.OfType("Input.Time").Any());

    [Fact]
    public void No_Action_Http_stands_beside_Action_Execute() => ShouldAll(mail => !mail.OfType("Action.Http").Any() && mail.OfType("Action.Execute").Any());

    [Fact]
    public void No_member_belongs_to_the_older_model_of_actionable_messages() =>
        ShouldAll(mail => new[] { "autoInvokeAction", "expectedActors", "correlationId", "msteams" }.All(member => !mail.Card.ContainsKey(member)));

    [Fact]
    public void No_element_is_younger_than_version_1_4() =>
        ShouldAll(mail => mail.OfType("TextBlock").All(element => !element.ContainsKey("style")) && mail.Elements.All(element => MailFile.TypeOf(element) is not ("Table" or "Carousel" or "ActionSet.Overflow") && !element.ContainsKey("tooltip")));

    [Fact]
    public void There_are_five_buttons_at_most_and_each_has_a_title() => ShouldAll(mail =>
    {
        var buttons = mail.Elements.Where(element => element.Parent is JsonArray && MailFile.TypeOf(element)?.StartsWith("Action.", StringComparison.Ordinal) == true).ToList();
        return buttons.Count is >= 2 and <= MostButtons && buttons.TrueForAll(button => ((string?)button["title"])?.Length > 0);
    });

    [Fact]
    public void Every_button_that_opens_something_opens_https() => ShouldAll(mail => mail.OfType("Action.OpenUrl").All(action => ((string)action["url"]!).StartsWith("https://", StringComparison.Ordinal)));

    [Fact]
    public void Texts_wrap_and_hold_no_HTML() => ShouldAll(mail =>
        mail.OfType("TextBlock").All(block => (bool?)block["wrap"] == true) && mail.Elements.Select(element => element["text"]).OfType<JsonValue>().All(text => !Tag().IsMatch(text.ToString())));

    [Fact]
    public void Inputs_say_what_they_ask_for_and_what_is_wrong() => ShouldAll(mail => mail.Elements.Where(element => MailFile.TypeOf(element)?.StartsWith("Input.", StringComparison.Ordinal) == true)
        .All(input => new[] { "label", "errorMessage" }.All(member => ((string?)input[member])?.Length > 0) && (bool?)input["isRequired"] == true));

    [Fact]
    public void No_picture_is_without_a_text_in_its_place() => ShouldAll(mail => mail.OfType("Image").All(image => ((string?)image["altText"])?.Length > 0));

    [Fact]
    public void Colour_alone_says_nothing_because_there_is_no_dark_mode() => ShouldAll(mail => mail.Elements.All(element => !element.ContainsKey("color") && !element.ContainsKey("backgroundImage")));

    [Fact]
    public void An_old_host_and_a_screen_reader_get_a_sentence() => ShouldAll(mail => new[] { "fallbackText", "speak" }.All(member => ((string?)mail.Card[member])?.Length > 40));

    [Fact]
    public void The_card_travels_in_the_head_after_the_character_set_and_once() => ShouldAll(mail =>
        mail.Scripts.Count == 1 && Order(mail.Html, "<head>", "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">", "<script type=\"application/adaptivecard+json\">", "</head>", "<body>"));

    [Fact]
    public void Nothing_in_the_card_can_end_its_element() => ShouldAll(mail => !mail.Scripts[0].Contains('<', StringComparison.Ordinal));

    [Fact]
    public void The_body_stands_alone_for_clients_screen_readers_and_mails_older_than_a_month() => ShouldAll(mail =>
    {
        var body = mail.Html[mail.Html.IndexOf("<body>", StringComparison.Ordinal)..];
        return body.Length > 1_500 && body.Contains("<h1>", StringComparison.Ordinal) && body.Contains(mail.Name == "without-address" ? "Outlook on the web" : "https://answer.invalid/", StringComparison.Ordinal);
    });

    [Fact(Skip = Needs.NpmPackages, SkipUnless = nameof(Needs.HasNpmPackages), SkipType = typeof(Needs))]
    public async Task Microsofts_renderer_has_nothing_to_say_against_the_cards()
    {
        var folder = Directory.CreateTempSubdirectory("mail-cards-");
        foreach (var mail in MailFile.WithCard)
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, mail.Name + ".json"), mail.Card.ToJsonString());
        }

        (await CardLinter.FindingsOfRendererAsync([.. Directory.EnumerateFiles(folder.FullName)])).ShouldBeEmpty();
        folder.Delete(recursive: true);
    }

    private static void ShouldAll(Func<MailFile, bool> holds) => MailFile.WithCard.Where(mail => !holds(mail)).Select(mail => mail.Name).ShouldBeEmpty();

    private static bool Order(string text, params string[] parts)
    {
        var at = parts.Select(part => text.IndexOf(part, StringComparison.Ordinal)).ToList();
        return !at.Contains(-1) && at.Order().SequenceEqual(at);
    }

    [GeneratedRegex("</?[a-zA-Z][^>]*>", RegexOptions.None, 1_000)]
    private static partial Regex Tag();
}
