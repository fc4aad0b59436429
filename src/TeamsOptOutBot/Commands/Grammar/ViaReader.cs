using System.Globalization;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Commands.Grammar;

/// <summary>What stands after <c>via</c>: <c>teams</c>, <c>outlook</c>, <c>both</c>, or <c>teams then outlook [after N working days] [or when unreachable]</c>.</summary>
internal sealed class ViaReader(IReadOnlyList<CommandToken> tokens, int at)
{
    public const int MostWorkingDays = 60;

    private const int UsualWorkingDays = 2;

    /// <summary>Where the next clause begins.</summary>
    public int At { get; private set; } = at;

    /// <summary>Why it cannot be read; null when it was.</summary>
    public (string Key, string[] Args)? Problem { get; private set; }

    public ViaClause? Read()
    {
        if (Take(ClauseWords.Both))
            return new ViaClause(CampaignChannels.Both, 0);
        if (Take(ClauseWords.Outlook))
            return new ViaClause(CampaignChannels.Outlook, 0);
        if (!Take(ClauseWords.Teams))
            return Refuse(MalformedKeys.ViaUnreadable, TextAt(At));
        var comma = At < tokens.Count && tokens[At].Kind == CommandTokenKind.Comma ? 1 : 0;
        if (At + comma >= tokens.Count || !tokens[At + comma].Is(ClauseWords.Then))
            return new ViaClause(CampaignChannels.Teams, 0);
        At += comma + 1;
        if (!Take(ClauseWords.Outlook))
            return Refuse(MalformedKeys.ViaUnreadable, TextAt(At));
        return ReadDays() is { } days ? new ViaClause(CampaignChannels.TeamsThenOutlook, days) : null;
    }

    /// <summary>That mail follows at once to whoever is unreachable needs no saying; whoever says it is understood.</summary>
    private int? ReadDays()
    {
        var days = UsualWorkingDays;
        if (Take(ClauseWords.After))
        {
            var text = TextAt(At);
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days) || days is < 1 or > MostWorkingDays)
            {
                Refuse(MalformedKeys.ViaDaysOutOfRange, text, MostWorkingDays.ToString(CultureInfo.InvariantCulture));
                return null;
            }

            At++;
            Take(ClauseWords.Working);
            Take(ClauseWords.Days);
        }

        var begin = At;
        Take(ClauseWords.Or);
        if (!(Take(ClauseWords.When) && Take(ClauseWords.Unreachable)))
            At = begin;
        return days;
    }

    private bool Take(string[] words)
    {
        var there = At < tokens.Count && tokens[At].Is(words);
        At += there ? 1 : 0;
        return there;
    }

    private ViaClause? Refuse(string key, params string[] args)
    {
        Problem = (key, args);
        return null;
    }

    private string TextAt(int index) => index < tokens.Count ? TypedText.Shorten(tokens[index].Text, 30) : "";
}
