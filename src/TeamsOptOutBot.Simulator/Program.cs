using System.Globalization;
using Spectre.Console;
using TeamsOptOutBot.Simulator;

if (args.Contains("--help"))
{
    Console.WriteLine(CommandLine.Help);
    return 0;
}

try
{
    var options = CommandLine.Parse(args);
    options.Progress = line => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{line}[/]");
    options.Progress("Starting the tenant …");
    await using var host = await SimulatorHost.StartAsync(options, CancellationToken.None);
    Welcome.Print(AnsiConsole.Console, host, options);
    await host.WaitForShutdownAsync(CancellationToken.None);
    return 0;
}
catch (SimulatorException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
