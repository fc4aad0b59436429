using System.Globalization;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Commands.Grammar;

/// <summary><c>start &lt;template&gt; to &lt;group&gt;[, &lt;group&gt;…] [except &lt;group&gt;,…] [due in N days | due yyyy-MM-dd] [as strict] [via …] [without sign-in]</c>; what follows the groups in any order.</summary>
internal sealed class StartCommandReader
{
    public const int MaxDueDays = 365;

    private readonly List<CommandToken> _tokens;
    private int _at;
    private DueDate? _due;
    private bool _asStrict;
    private ViaClause? _via;
    private bool _withoutSignIn;
    private ParsedCommand.Malformed? _problem;

    private StartCommandReader(List<CommandToken> tokens) => _tokens = tokens;

    /// <param name="arguments">The normalised text with the verb blanked out.</param>
    public static ParsedCommand Read(string arguments) =>
        CommandTokens.TryRead(arguments, out var tokens, out var problem) ? new StartCommandReader(tokens).Read() : problem;

    private ParsedCommand Read()
    {
        var templateWords = new List<string>();
        while (_at < _tokens.Count && !_tokens[_at].Is(ClauseWords.To))
            templateWords.Add(_tokens[_at++].Text);
        if (templateWords.Count == 0)
            return Problem(MalformedKeys.TemplateMissing, "linkedin-ai");
        if (_at == _tokens.Count)
            return Problem(MalformedKeys.ToMissing, Quoted(templateWords[0]), templateWords[0]);
        _at++;
        var template = string.Join(' ', templateWords);

        var groups = ReadNames();
        if (groups.Count == 0)
            return _problem ?? Problem(MalformedKeys.GroupMissing, Quoted(template), template);

        var left = new List<string>();
        while (_problem is null && _at < _tokens.Count)
            ReadClause(left);
        if (_problem is not null)
            return _problem;

        var included = groups.Except(left, StringComparer.OrdinalIgnoreCase).ToArray();
        if (included.Length == 0)
            return Problem(MalformedKeys.EverythingExcepted, template, string.Join(", ", groups));
        if (_withoutSignIn && _via is null or { Channels: CampaignChannels.Teams })
            return Problem(MalformedKeys.WithoutSignInWithoutMail, template);
        return new ParsedCommand.Start(template, included, [.. left.Distinct(StringComparer.OrdinalIgnoreCase)], _due, _asStrict, _via, _withoutSignIn);
    }

    private void ReadClause(List<string> left)
    {
        var token = _tokens[_at];
        if (token.Kind == CommandTokenKind.Comma)
        {
            _at++;
        }
        else if (token.Is(ClauseWords.Except))
        {
            _at++;
            var names = ReadNames();
            if (names.Count == 0)
                _problem = Problem(MalformedKeys.ExceptGroupMissing, "linkedin-ai");
            left.AddRange(names);
        }
        else if (token.Is(ClauseWords.Due) && _due is null)
        {
            _at++;
            ReadDue();
        }
        else if (token.Is(ClauseWords.As) && !_asStrict)
        {
            _at++;
            ReadProfile();
        }
        else if (token.Is(ClauseWords.Via) && _via is null)
        {
            var reader = new ViaReader(_tokens, _at + 1);
            _via = reader.Read();
            _at = reader.At;
            if (reader.Problem is { } problem)
                _problem = Problem(problem.Key, "linkedin-ai", problem.Args);
        }
        else if (token.Is(ClauseWords.Without) && !_withoutSignIn && SignInAt(_at + 1) is > 0 and var words)
        {
            _at += 1 + words;
            _withoutSignIn = true;
        }
        else
        {
            _problem = Problem(MalformedKeys.Unexpected, "linkedin-ai", token.Text);
        }
    }

    /// <summary>How many words say "sign-in" there.</summary>
    private int SignInAt(int index) =>
        index < _tokens.Count && _tokens[index].Is(ClauseWords.SignIn) ? 1
        : index + 1 < _tokens.Count && _tokens[index].Is(["sign"]) && _tokens[index + 1].Is(ClauseWords.In) ? 2
        : 0;

    private List<string> ReadNames()
    {
        var names = new List<string>();
        var words = new List<string>();
        while (_at < _tokens.Count && !ClauseBegins(words.Count > 0))
        {
            if (_tokens[_at].Kind == CommandTokenKind.Comma)
                Finish();
            else
                words.Add(_tokens[_at].Text);
            _at++;
        }

        Finish();
        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];

        void Finish()
        {
            if (words.Count > 0)
                names.Add(string.Join(' ', words));
            words.Clear();
        }
    }

    /// <summary>"Due Diligence" and "As One" may be groups: at the start of a name the words count only when their clause really follows.</summary>
    private bool ClauseBegins(bool insideName)
    {
        var token = _tokens[_at];
        if (token.Is(ClauseWords.Except))
            return true;
        CommandToken? next = _at + 1 < _tokens.Count ? _tokens[_at + 1] : null;
        if (token.Is(ClauseWords.Due))
            return insideName || next is null || next.Value.Is(ClauseWords.In) || char.IsAsciiDigit(next.Value.Text[0]);
        if (token.Is(ClauseWords.Via))
            return insideName || next is null || next.Value.Is([.. ClauseWords.Teams, .. ClauseWords.Outlook, .. ClauseWords.Both]);
        if (token.Is(ClauseWords.Without))
            return SignInAt(_at + 1) > 0;
        return token.Is(ClauseWords.As) && (next is null || next.Value.Is(ClauseWords.Strict) || next.Value.Is(ClauseWords.LooserProfiles));
    }

    private void ReadDue()
    {
        if (Peek() is { } maybeIn && maybeIn.Is(ClauseWords.In))
            _at++;
        if (Peek() is not { } value)
        {
            _problem = Problem(MalformedKeys.DueUnreadable, "linkedin-ai", "");
            return;
        }

        _at++;
        if (DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            _due = new DueDate.On(date);
        else if (value.Text.All(char.IsAsciiDigit))
            ReadDays(value.Text);
        else
            _problem = Problem(MalformedKeys.DueUnreadable, "linkedin-ai", TypedText.Shorten(value.Text, 30));
    }

    private void ReadDays(string digits)
    {
        if (Peek() is { } unit && unit.Is(ClauseWords.Days))
            _at++;
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MaxDueDays)
            _due = new DueDate.InDays(days);
        else
            _problem = Problem(MalformedKeys.DueOutOfRange, "linkedin-ai", TypedText.Shorten(digits, 30), MaxDueDays.ToString(CultureInfo.InvariantCulture));
    }

    private void ReadProfile()
    {
        if (Peek() is { } profile && profile.Is(ClauseWords.Strict))
        {
            _at++;
            _asStrict = true;
            return;
        }

        _problem = Problem(MalformedKeys.OnlyStrict, "linkedin-ai", Peek()?.Text ?? "");
    }

    private CommandToken? Peek() => _at < _tokens.Count ? _tokens[_at] : null;

    private static ParsedCommand.Malformed Problem(string key, string template, params string[] args) =>
        new(key, args, CommandVerb.Start, key is MalformedKeys.ToMissing or MalformedKeys.GroupMissing
            ? $"{template} to Recruiters, \"Page Admins\""
            : ExampleFor(key));

    private static string ExampleFor(string key) => key switch
    {
        MalformedKeys.ExceptGroupMissing or MalformedKeys.EverythingExcepted => "linkedin-ai to Recruiters except Interns",
        MalformedKeys.DueUnreadable or MalformedKeys.DueOutOfRange => "linkedin-ai to Recruiters due in 21 days",
        MalformedKeys.ViaUnreadable or MalformedKeys.ViaDaysOutOfRange => "linkedin-ai to Recruiters via teams then outlook after 2 working days",
        MalformedKeys.WithoutSignInWithoutMail => "linkedin-ai to Recruiters via both without sign-in",
        MalformedKeys.OnlyStrict => "linkedin-ai to Recruiters as strict",
        _ => CommandInfo.Of(CommandVerb.Start).Example,
    };

    private static string Quoted(string name) =>
        name.Contains(' ', StringComparison.Ordinal) || name.Contains('"', StringComparison.Ordinal)
            ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : name;
}
