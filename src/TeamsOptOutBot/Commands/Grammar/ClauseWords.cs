namespace TeamsOptOutBot.Commands.Grammar;

/// <summary>The words between the names, in English alone.</summary>
internal static class ClauseWords
{
    public static readonly string[] To = ["to"];
    public static readonly string[] Except = ["except"];
    public static readonly string[] Due = ["due"];
    public static readonly string[] In = ["in"];
    public static readonly string[] Days = ["days", "day"];
    public static readonly string[] As = ["as"];
    public static readonly string[] Strict = ["strict"];
    public static readonly string[] LooserProfiles = ["standard", "open"];
}
