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
    public static readonly string[] Via = ["via"];
    public static readonly string[] Teams = ["teams"];
    public static readonly string[] Outlook = ["outlook", "mail"];
    public static readonly string[] Both = ["both"];
    public static readonly string[] Then = ["then"];
    public static readonly string[] After = ["after"];
    public static readonly string[] Working = ["working"];
    public static readonly string[] Or = ["or"];
    public static readonly string[] When = ["when"];
    public static readonly string[] Unreachable = ["unreachable"];
    public static readonly string[] Without = ["without"];
    public static readonly string[] SignIn = ["sign-in", "signin"];
    public static readonly string[] LooserProfiles = ["standard", "open"];
}
