namespace TeamsOptOutBot.Tests.Cards;

/// <summary>Texts that a client, a template or a page would obey if they were not made harmless.</summary>
internal static class HostileTexts
{
    public static readonly string[] Expressions = ["${campaign}", "${$root.title}", "${if(true,'x','y')}", "$${title}"];

    public static readonly string[] All =
    [
        "**bold** _it_ ~~gone~~ `code` [press](https://evil.example) ![i](https://evil.example/x.png)",
        "<at>everyone</at> <b>x</b> <script>alert(1)</script> &lt;b&gt; <https://evil.example>",
        "${campaign} ${$root.title} ${if(true,'x','y')} $${title}",
        "{{DATE(2026-01-01T00:00:00Z,SHORT)}}",
        "{{{TIME(2026-01-01T00:00:00Z)}}}",
        "\u202Egnp.exe\u202C and \u2067never closed",
        "\u2066\u2068\u05D0\u05D1\u05D2 \u0627\u0644\u0639\u0631\u0628\u064A\u0629",
        "# heading", "> quote", "- item", "+ item", "1. item", "12) item", "    code", "===",
        "line\nbreak\r\nand\ttab\u2028and\u0000control\u001B[31m\u0007",
        "\\**escaped\\[",
        "{name} {0} {count} {", "}} }}",
        "\"quote\" 'single' \\u0041 </textarea> --> ]]>",
        new string('x', 10_000),
        string.Concat(Enumerable.Repeat("**x**{{{", 1_250)),
        string.Concat(Enumerable.Repeat("\U0001F600", 5_000)),
        new string('\u05D0', 10_000),
        " ",
    ];
}
