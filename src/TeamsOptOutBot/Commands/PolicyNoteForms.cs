using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Cards;
using TeamsOptOutBot.Commands.Grammar;
using TeamsOptOutBot.Documents.PolicyNotes;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Commands;

/// <summary>The questions of a policy note: how they are asked and how answers are read. Anybody may have written the answers.</summary>
internal sealed class PolicyNoteForms(IOptions<OrganisationOptions> organisation, TextCatalogue texts, TimeProvider time)
{
    private const string Organisation = "organisation";
    private const string Regions = "regions";
    private const string Pages = "pages";
    private const string Seats = "seats";
    private const string WorksCouncil = "worksCouncil";
    private const string ContactName = "contactName";
    private const string ContactMail = "contactMail";
    private const string Language = "language";
    private const int LongestMail = 254;

    /// <summary>The form with what the data hold, or with what the configuration knows.</summary>
    public PolicyNoteFormFacts Ask(Asker asker, PolicyNoteTemplate note, JsonObject data, string? problem, bool inDialog)
    {
        string Say(string key, params ReadOnlySpan<(string Name, object Value)> args) => texts.Format(key, asker.Language, args);
        string Given(string field, string preset) => Value(data, field) is { } value ? TypedText.Shorten(TypedText.Normalise(value), LongestMail) : preset;
        var certainties = new[] { Certainty.Yes, Certainty.No, Certainty.Unsure }.Select(value => (Say(Documents.PolicyNotes.PolicyNote.CertaintyKey(value)), NameOf(value))).ToList();
        return new PolicyNoteFormFacts(
            asker.Language, note.Id,
            [
                new(Organisation, Say(TextKeys.PolicyAskOrganisation), Given(Organisation, organisation.Value.Name), Say(TextKeys.PolicyWrongOrganisation, ("most", PolicyAnswers.LongestName))),
                new(Regions, Say(TextKeys.PolicyAskRegions), Given(Regions, ""), Say(TextKeys.PolicyWrongRegions), [.. Enum.GetValues<Region>().Select(region => (Say(Documents.PolicyNotes.PolicyNote.RegionKey(region)), RegionNames.Of(region)))]),
                new(Pages, Say(TextKeys.PolicyAskPages), Given(Pages, ""), Say(TextKeys.PolicyWrongChoice), certainties),
                new(Seats, Say(TextKeys.PolicyAskSeats), Given(Seats, ""), Say(TextKeys.PolicyWrongSeats, ("most", PolicyAnswers.MostSeats)), IsNumber: true),
                new(WorksCouncil, Say(TextKeys.PolicyAskCouncil), Given(WorksCouncil, ""), Say(TextKeys.PolicyWrongChoice), certainties),
                new(ContactName, Say(TextKeys.PolicyAskContact), Given(ContactName, organisation.Value.ContactName), Say(TextKeys.PolicyWrongContact, ("most", PolicyAnswers.LongestName))),
                new(ContactMail, Say(TextKeys.PolicyAskMail), Given(ContactMail, organisation.Value.ContactMail), Say(TextKeys.PolicyWrongMail)),
                new(Language, Say(TextKeys.PolicyAskLanguage), Given(Language, note.Resolve(asker.Language)), Say(TextKeys.PolicyWrongLanguage), [.. note.Languages.Keys.Order(StringComparer.Ordinal).Select(tag => (OwnName(tag), tag))]),
            ],
            problem,
            inDialog);
    }

    /// <returns>The answers, or the sentence that says what is wrong with the first that is.</returns>
    public (PolicyAnswers? Answers, string? Problem) Read(Asker asker, PolicyNoteTemplate note, JsonObject data)
    {
        string Say(string key, params ReadOnlySpan<(string Name, object Value)> args) => texts.Format(key, asker.Language, args);
        var name = Typed(data, Organisation);
        if (name.Length is 0 or > PolicyAnswers.LongestName)
            return (null, Say(TextKeys.PolicyWrongOrganisation, ("most", PolicyAnswers.LongestName)));
        var regions = Typed(data, Regions).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(RegionNames.Parse).ToList();
        if (regions.Count == 0 || regions.Contains(null))
            return (null, Say(TextKeys.PolicyWrongRegions));
        if (Parse(Typed(data, Pages)) is not { } pages || Parse(Typed(data, WorksCouncil)) is not { } council)
            return (null, Say(TextKeys.PolicyWrongChoice));
        if (!int.TryParse(Typed(data, Seats), NumberStyles.None, CultureInfo.InvariantCulture, out var seats) || seats > PolicyAnswers.MostSeats)
            return (null, Say(TextKeys.PolicyWrongSeats, ("most", PolicyAnswers.MostSeats)));
        var contact = Typed(data, ContactName);
        if (contact.Length is 0 or > PolicyAnswers.LongestName)
            return (null, Say(TextKeys.PolicyWrongContact, ("most", PolicyAnswers.LongestName)));
        var mail = Typed(data, ContactMail);
        if (mail.Length > 0 && !IsAddress(mail))
            return (null, Say(TextKeys.PolicyWrongMail));
        var language = note.Languages.Keys.FirstOrDefault(tag => tag == Typed(data, Language));
        if (language is null)
            return (null, Say(TextKeys.PolicyWrongLanguage));
        return (new PolicyAnswers(note.Id, language, name, [.. regions.OfType<Region>().Distinct().Order()], pages, seats, council, contact, mail, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)), null);
    }

    private static bool IsAddress(string mail) =>
        mail.Length <= LongestMail && MailAddress.TryCreate(mail, out var address) && address.Address == mail && address.Host.Contains('.', StringComparison.Ordinal);

    private static string OwnName(string tag)
    {
        var own = CultureInfo.GetCultureInfo(tag).NativeName;
        return char.ToUpper(own[0], CultureInfo.GetCultureInfo(tag)) + own[1..];
    }

    private static string Typed(JsonObject data, string field) => TypedText.Normalise(Value(data, field) ?? "");

    /// <summary>Clients send a number as a number or as text.</summary>
    private static string? Value(JsonObject data, string field) => data[field]?.GetValueKind() switch
    {
        JsonValueKind.String => data[field]!.GetValue<string>(),
        JsonValueKind.Number => data[field]!.ToJsonString(),
        _ => null,
    };

    private static string NameOf(Certainty certainty) => certainty switch
    {
        Certainty.Yes => "yes",
        Certainty.No => "no",
        Certainty.Unsure => "unsure",
        _ => throw new ArgumentOutOfRangeException(nameof(certainty), certainty, message: null),
    };

    private static Certainty? Parse(string name) => Enum.GetValues<Certainty>().Where(value => NameOf(value) == name).Select(value => (Certainty?)value).FirstOrDefault();
}
