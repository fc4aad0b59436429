namespace TeamsOptOutBot.Texts;

/// <summary>The commands for which every language has words, under <c>words.</c> in its file. The words are there before the command is, so that none is taken twice.</summary>
internal static class CommandWordKeys
{
    public const string Help = "help";
    public const string Notice = "notice";
    public const string Checklist = "checklist";
    public const string PolicyNote = "policyNote";
    public const string Templates = "templates";
    public const string Start = "start";
    public const string Status = "status";
    public const string Campaigns = "campaigns";
    public const string Remind = "remind";
    public const string Close = "close";
    public const string Verify = "verify";
    public const string MyData = "myData";
    public const string Why = "why";
    public const string Doctor = "doctor";
    public const string EraseMe = "eraseMe";

    public static IReadOnlyList<string> All { get; } =
    [
        Help, Notice, Checklist, PolicyNote, Templates, Start, Status, Campaigns, Remind, Close, Verify, MyData, Why, Doctor, EraseMe,
        "approve", "pause", "resume", "recall",
    ];
}
