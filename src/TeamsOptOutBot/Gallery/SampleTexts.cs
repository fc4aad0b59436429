using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Gallery;

/// <summary>A text with something in each of its places.</summary>
internal static class SampleTexts
{
    public static string Filled(TextCatalogue texts, string key, string language) => texts.Format(key, language, [.. texts.PlaceholdersOf(key).Select(name => (name, Sample(key, name)))]);

    private static object Sample(string key, string argument) => argument switch
    {
        "code" => key.StartsWith("setup.entra", StringComparison.Ordinal) ? "7000215" : "ErrorAccessDenied",
        "status" => 403,
        "minutes" => 7,
        "host" => "login.microsoftonline.com",
        "expected" => "https://api.botframework.com",
        "found" => "https://api.botframework.azure.cn",
        "channels" => "msteams",
        "permission" => "GroupMember.ReadBasic.All",
        "setting" => "Roles:ItGroup",
        "address" => "https://notices.contoso.example/",
        "endpoint" => "https://notices.contoso.example/api/messages",
        "database" => "SQLite",
        "missing" => "NotoSans_400Regular.ttf not found in /app/fonts",
        "mailbox" => "notices@contoso.example",
        "mail" => "ada.lovelace@contoso.example",
        "text" => "linkedin",
        "near" when key.Contains("Person", StringComparison.Ordinal) => "jonas.weber@contoso.example, jonas.weber2@contoso.example",
        "near" when key.Contains("Group", StringComparison.Ordinal) => "Recruiters EMEA, Recruiters APAC",
        "name" when key.Contains("Person", StringComparison.Ordinal) => "Jonas Weber",
        "date" or "review" => new DateOnly(2026, 12, 8),
        "people" or "count" => 22,
        "snoozed" or "recent" => 3,
        "most" => 100,
        "group" or "groups" => "Recruiters",
        _ => "linkedin-ai",
    };
}
