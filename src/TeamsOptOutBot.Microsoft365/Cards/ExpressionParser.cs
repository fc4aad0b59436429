using System.Globalization;
using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Microsoft365.Cards;

/// <summary>Reads the inside of <c>${…}</c>. Throws <see cref="FormatException"/> with what is refused and what to write instead.</summary>
internal sealed class ExpressionParser(string text)
{
    private static readonly Dictionary<string, (int Least, int Most)> Functions = new(StringComparer.Ordinal)
    {
        ["if"] = (3, 3),
        ["equals"] = (2, 2),
        ["not"] = (1, 1),
        ["and"] = (2, 9),
        ["or"] = (2, 9),
        ["exists"] = (1, 1),
        ["empty"] = (1, 1),
    };

    private int at;

    /// <param name="condition">In a condition only true or not matters; elsewhere or() is refused, because Microsoft's expander may give null for it.</param>
    public Expression Parse(bool condition)
    {
        var expression = ParseOr();
        SkipSpace();
        if (at < text.Length)
        {
            throw Refused($"'{text[at..]}' is not understood", "known are paths, if, ==, !=, &&, ||, !, equals, not, and, or, exists and empty; compute everything else in the data");
        }

        if (!condition)
        {
            Check(expression);
        }

        return expression;
    }

    private static void Check(Expression expression)
    {
        switch (expression)
        {
            case LiteralExpression literal:
                throw Refused($"{literal.Text} alone is no expression", "write it as plain JSON");
            case CallExpression { Function: "or" }:
                throw Refused("|| as a value may be null", "use it in $when or as the condition of if()");
        }
    }

    private Expression ParseOr() => ParseChain("||", "or", ParseAnd);

    private Expression ParseAnd() => ParseChain("&&", "and", ParseEquality);

    private Expression ParseChain(string sign, string function, Func<Expression> part)
    {
        var start = at;
        var parts = new List<Expression> { part() };
        while (Take(sign))
        {
            parts.Add(part());
        }

        return parts.Count == 1 ? parts[0] : new CallExpression(text[start..at].Trim(), function, parts);
    }

    private Expression ParseEquality()
    {
        var start = at;
        var left = ParseUnary();
        var negated = Take("!=");
        if (!negated && !Take("=="))
        {
            return left;
        }

        var equals = new CallExpression(text[start..at], "equals", [left, ParseUnary()]);
        return negated ? new CallExpression(text[start..at], "not", [equals]) : equals;
    }

    private Expression ParseUnary()
    {
        SkipSpace();
        var start = at;
        if (at < text.Length && text[at] == '!' && !text.AsSpan(at).StartsWith("!=", StringComparison.Ordinal))
        {
            at++;
            return new CallExpression(text[start..], "not", [ParseUnary()]);
        }

        return ParsePrimary();
    }

    private Expression ParsePrimary()
    {
        SkipSpace();
        if (at == text.Length)
        {
            throw Refused("an expression ends too early", "write a path such as ${title}");
        }

        var first = text[at];
        if (first == '(')
        {
            at++;
            var inner = ParseOr();
            Expect(')');
            return inner;
        }

        if (first is '\'' or '"')
        {
            return ParseString(first);
        }

        return char.IsAsciiDigit(first) || first == '-' ? ParseNumber() : ParseName();
    }

    private LiteralExpression ParseString(char quote)
    {
        var start = at++;
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] is '\\' or '`')
            {
                throw Refused("a backslash or backtick in a literal", "put the text into the data");
            }

            at++;
        }

        Expect(quote);
        return new LiteralExpression(text[start..at], JsonValue.Create(text[(start + 1)..(at - 1)]));
    }

    private LiteralExpression ParseNumber()
    {
        var start = at++;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }

        var number = text[start..at];
        return decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? new LiteralExpression(number, JsonValue.Create(value))
            : throw Refused($"{number} is no number", "write digits and at most one point");
    }

    private Expression ParseName()
    {
        var start = at;
        var name = TakeName();
        if (name is "true" or "false" or "null")
        {
            return new LiteralExpression(name, name == "null" ? null : JsonValue.Create(name == "true"));
        }

        if (at < text.Length && text[at] == '(')
        {
            return ParseCall(start, name);
        }

        if (name[0] == '$' && name is not ("$root" or "$data" or "$index"))
        {
            throw Refused($"{name} is not known", "use $root, $data or $index");
        }

        var steps = new List<PathStep>();
        while (at < text.Length && text[at] is '.' or '[')
        {
            steps.Add(text[at++] == '.' ? new PathStep(TakeName(), 0) : ParseIndex());
        }

        return new PathExpression(text[start..at], name, steps);
    }

    private CallExpression ParseCall(int start, string name)
    {
        if (!Functions.TryGetValue(name, out var arity))
        {
            throw Refused($"the function {name}() is not in the subset", "compute the value in the data and write a path");
        }

        at++;
        var arguments = new List<Expression> { ParseOr() };
        while (Take(","))
        {
            arguments.Add(ParseOr());
        }

        Expect(')');
        if (arguments.Count < arity.Least || arguments.Count > arity.Most)
        {
            throw Refused($"{name}() has {arguments.Count.ToString(CultureInfo.InvariantCulture)} arguments", $"give it {arity.Least.ToString(CultureInfo.InvariantCulture)}");
        }

        if (name == "if")
        {
            foreach (var branch in arguments.Skip(1).Where(branch => branch is not LiteralExpression))
            {
                Check(branch);
            }
        }

        return new CallExpression(text[start..at], name, arguments);
    }

    private PathStep ParseIndex()
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        if (at == start || at - start > 6)
        {
            throw Refused("an index that is not a plain number", "write [0], or .name for a property");
        }

        var index = int.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture);
        Expect(']');
        return new PathStep(Name: null, index);
    }

    private string TakeName()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_' || (text[at] == '$' && at == start)))
        {
            at++;
        }

        return at > start && !char.IsAsciiDigit(text[start]) && text[start..at] != "$"
            ? text[start..at]
            : throw Refused($"'{text[start..]}' is no name", "names are ASCII letters, digits and _");
    }

    private bool Take(string sign)
    {
        SkipSpace();
        if (!text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal))
        {
            return false;
        }

        at += sign.Length;
        return true;
    }

    private void Expect(char sign)
    {
        SkipSpace();
        if (at == text.Length || text[at] != sign)
        {
            throw Refused($"'{sign}' is missing", "close what was opened");
        }

        at++;
    }

    private void SkipSpace()
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
    }

    private static FormatException Refused(string what, string instead) => new($"{what}; {instead}.");
}
