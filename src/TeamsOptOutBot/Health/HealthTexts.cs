using System.Reflection;
using TeamsOptOutBot.Microsoft365.Setup;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Health;

/// <summary>The sentences for what is good or wrong: one source for the page, the log, the doctor's card and what HR is told.</summary>
internal sealed class HealthTexts(TextCatalogue texts)
{
    /// <summary>Every key that is asked for.</summary>
    public static IEnumerable<string> Keys { get; } =
    [
        .. Names(typeof(SetupChecks)).Concat(Names(typeof(HealthChecks))).Select(CheckKey),
        .. Names(typeof(SetupProblems)).Concat(Names(typeof(HealthProblems))).SelectMany(name => new[] { WhatKey(name), MendKey(name) }),
    ];

    /// <summary>The language of logs.</summary>
    public static string English => SupportedLanguages.Fallback;

    public string Say(string key, string language, params ReadOnlySpan<(string Name, object Value)> args) => texts.Format(key, language, args);

    /// <summary>The language of a page, for <c>lang</c>.</summary>
    public string Spoken(string language) => texts.Spoken(language);

    public string Check(string check, string language) => texts.Format(CheckKey(check), language);

    public string What(SetupProblem problem, string language) => texts.Format(WhatKey(problem.Key), language, [.. problem.Args]);

    public string Mend(SetupProblem problem, string language) => texts.Format(MendKey(problem.Key), language, [.. problem.Args]);

    /// <summary>What is wrong, with what it is about before it.</summary>
    public string What(Trouble trouble, string language) =>
        (trouble.About is { } about ? texts.Format(TextKeys.FormatLabel, language, ("label", about)) : "") + What(trouble.Problem, language);

    /// <summary>Both sentences in one line.</summary>
    public string Sentences(SetupProblem problem, string language) =>
        What(problem, language) + texts.Format(TextKeys.FormatSpace, language) + Mend(problem, language);

    private static string CheckKey(string name) => $"setup.check.{name}";

    private static string WhatKey(string name) => $"setup.{name}.what";

    private static string MendKey(string name) => $"setup.{name}.mend";

    private static IEnumerable<string> Names(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
}
