namespace TeamsOptOutBot.AnswerPage;

/// <summary>How the evidence names an answer that was given on the page.</summary>
internal static class AnswerChannels
{
    /// <summary>The person had signed in.</summary>
    public const string Link = "link";

    /// <summary>Whoever had the link answered.</summary>
    public const string LinkWithoutSignIn = "link, no sign-in";
}
