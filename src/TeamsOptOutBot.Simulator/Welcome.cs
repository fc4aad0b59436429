using Spectre.Console;
using TeamsOptOutBot.Simulator.Directory;

namespace TeamsOptOutBot.Simulator;

/// <summary>What the simulator prints when it is ready: one table, then quiet.</summary>
internal static class Welcome
{
    public static void Print(IAnsiConsole console, SimulatorHost host, SimulatorOptions options)
    {
        var directory = host.Directory;
        // As the page suggests: somebody to whom the bot speaks English.
        var authors = directory.FindGroups(CompanyGroups.Authors)[0].People.ToList();
        var author = authors.Find(person => person.Language?.StartsWith("en", StringComparison.Ordinal) == true) ?? authors[0];
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumn("").AddColumn("");
        table.AddRow("Page", $"[link={host.Url}]{host.Url}[/]");
        table.AddRow("Company", Markup.Escape($"{directory.Organisation}, {directory.People.Count:N0} people"));
        table.AddRow("HR", Markup.Escape($"{author.Name} ({author.Mail})"));
        table.AddRow("Try first", Markup.Escape("be HR and say: start linkedin-ai to Recruiters, \"Page Admins\""));
        table.AddRow("Bot", Markup.Escape(options.StartBot ? $"{host.BotUrl}, output in {Path.Combine(host.DataFolder, "bot.log")}" : $"none started; settings in {Path.Combine(host.DataFolder, "bot.env")}"));
        if (options.Faults)
        {
            table.AddRow("Faults", "on: the tenant throttles, fails and drops now and then");
        }

        console.Write(table);
        console.WriteLine("Press Ctrl+C to end.");

        foreach (var (person, url) in host.Playgrounds)
        {
            Console.Out.WriteLine($"Agents Playground: {url} as {person.Name} ({person.Mail})");
        }

        if (options.Playground)
        {
            Console.Out.WriteLine("Agents Playground is Microsoft's, under a licence for evaluation: try it, do not pass it on. It listens on all of this machine's addresses.");
        }

        // Read by programs, so it is written without wrapping or colours.
        Console.Out.WriteLine($"Ready: {host.Url}");
        Console.Out.Flush();
    }
}
