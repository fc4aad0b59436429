using TeamsOptOutBot.Cards;

namespace TeamsOptOutBot.Tests.Cards;

/// <summary>Facts of the cards that hand something out.</summary>
internal static class HandOuts
{
    public static Downloads Links(params IReadOnlyList<string> files) =>
        new([.. files.Select(file => new Download(file.Split('.')[^1].ToUpperInvariant(), new Uri($"https://notices.contoso.example/documents/linkedin-ai/{file}?lang=en&region=canada")))], null);

    public static PolicyNoteFormFacts Form(string? problem, bool inDialog, string text = "Contoso")
    {
        (string, string)[] certainties = [("Yes", "yes"), ("No", "no"), ("Not known yet", "unsure")];
        return new PolicyNoteFormFacts(
            "en", "linkedin-ai",
            [
                new("organisation", "Name of the organisation", text, "Write the organisation's name."),
                new("regions", "Where do your people work?", "", "Choose at least one region.", [("EU/EEA", "eu-eea"), ("United Kingdom", "united-kingdom")]),
                new("pages", "Does the organisation have LinkedIn Pages?", "", "Choose one of the answers.", certainties),
                new("seats", "How many Recruiter seats do you have?", "12", "Write a whole number.", IsNumber: true),
                new("worksCouncil", "Is there a works council?", "yes", "Choose one of the answers.", certainties),
                new("contactName", "Who answers questions?", text, "Write a name."),
                new("contactMail", "Their mail address", text, "Write one mail address."),
                new("language", "Language of the note", "en", "Choose one of the languages.", [("English", "en"), ("Deutsch", "de")]),
            ],
            problem,
            inDialog);
    }
}
