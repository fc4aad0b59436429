namespace TeamsOptOutBot.Microsoft365.Bot;

/// <summary>A message's text as a command is read from it.</summary>
internal static class MessageText
{
    /// <summary>Text without the mentions of the recipient (as the SDK's RemoveMentionText), spaces of every kind made plain, trimmed.</summary>
    public static string? Clean(Activity activity)
    {
        var text = activity.Text;
        if (text is null)
            return null;

        foreach (var mention in activity.Entities ?? [])
        {
            if (mention is not { Type: "mention", Mentioned.Id: { } id } || id != activity.Recipient?.Id)
                continue;

            var mark = mention.Text ?? $"<at>{mention.Mentioned.Name}</at>";
            if (mark.Length > 0)
                text = text.Replace(mark, "", StringComparison.OrdinalIgnoreCase);
        }

        return text
            .Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase)
            .Replace('\u00a0', ' ')
            .Replace("\r\n", " ", StringComparison.Ordinal)
            .Replace('\r', ' ')
            .Replace('\n', ' ')
            .Trim();
    }
}
