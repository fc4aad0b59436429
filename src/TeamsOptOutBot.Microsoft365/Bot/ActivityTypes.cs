namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>The activity types that this service meets.</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string Invoke = "invoke";
    public const string InstallationUpdate = "installationUpdate";
    public const string ConversationUpdate = "conversationUpdate";
}
