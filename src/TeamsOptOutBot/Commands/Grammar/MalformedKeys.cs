namespace TeamsOptOutBot.Commands.Grammar;

/// <summary>Text keys of <see cref="ParsedCommand.Malformed"/>, with what each fills in.</summary>
internal static class MalformedKeys
{
    /// <summary>{0} the most characters a command may have.</summary>
    public const string TooLong = "command.malformed.too-long";

    /// <summary>{0} position of the lonely quote, counted from 1; {1} the text from there on.</summary>
    public const string QuoteUnbalanced = "command.malformed.quote-unbalanced";

    /// <summary>{0} position of the empty quotes, counted from 1.</summary>
    public const string QuoteEmpty = "command.malformed.quote-empty";

    public const string TemplateMissing = "command.malformed.template-missing";

    /// <summary>{0} the template.</summary>
    public const string ToMissing = "command.malformed.to-missing";

    /// <summary>{0} the template.</summary>
    public const string GroupMissing = "command.malformed.group-missing";

    public const string ExceptGroupMissing = "command.malformed.except-group-missing";

    /// <summary>{0} the groups that are both included and left out.</summary>
    public const string EverythingExcepted = "command.malformed.everything-excepted";

    /// <summary>{0} what was written as the due date.</summary>
    public const string DueUnreadable = "command.malformed.due-unreadable";

    /// <summary>{0} the days written; {1} the most days.</summary>
    public const string DueOutOfRange = "command.malformed.due-out-of-range";

    /// <summary>{0} what was written after "as".</summary>
    public const string OnlyStrict = "command.malformed.only-strict";

    /// <summary>{0} what was written after "via".</summary>
    public const string ViaUnreadable = "command.malformed.via";

    /// <summary>{0} the days written; {1} the most days.</summary>
    public const string ViaDaysOutOfRange = "command.malformed.via-days";

    public const string WithoutSignInWithoutMail = "command.malformed.without-mail";

    /// <summary>{0} the word that came again, or that nothing was expected after.</summary>
    public const string Unexpected = "command.malformed.unexpected";

    /// <summary>{command} wants a campaign's name.</summary>
    public const string NameMissing = "command.malformed.name-missing";

    /// <summary>{command} wants a person.</summary>
    public const string PersonMissing = "command.malformed.person-missing";

    public static IReadOnlyList<string> All { get; } =
    [
        TooLong, QuoteUnbalanced, QuoteEmpty, TemplateMissing, ToMissing, GroupMissing, ExceptGroupMissing,
        EverythingExcepted, DueUnreadable, DueOutOfRange, OnlyStrict, ViaUnreadable, ViaDaysOutOfRange, WithoutSignInWithoutMail, Unexpected, NameMissing, PersonMissing,
    ];
}
