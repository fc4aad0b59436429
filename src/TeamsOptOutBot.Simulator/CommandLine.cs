using System.Globalization;

namespace TeamsOptOutBot.Simulator;

/// <summary>Reads the simulator's options.</summary>
internal static class CommandLine
{
    public const string Help = """
        The simulated Microsoft 365 tenant of TeamsOptOutBot.

          --port N        port of the page and of the tenant (default 5180; 0: any free one)
          --data DIR      where the bot keeps its database (default: a fresh temporary folder)
          --people N      size of the company (default 250)
          --seed N        another company (default 1)
          --language TAG  everybody reads this language, such as de-DE (default: each their own)
          --faults        throttle, fail and drop now and then
          --playground    start Microsoft 365 Agents Playground too, for two people; installed
                          from npm into your cache (its licence is for evaluation)
          --record DIR    keep each different body that the bot sends as a file in DIR
          --bot none      start no bot; DIR/bot.env holds the settings for yours
          --bot-url URL   where your bot listens, such as http://127.0.0.1:5000; may be repeated for replicas
          --help          this text
        """;

    /// <exception cref="SimulatorException">An option is unknown or lacks its value.</exception>
    public static SimulatorOptions Parse(IReadOnlyList<string> args)
    {
        var options = new SimulatorOptions { StartBot = true, Page = true };
        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i];
            switch (name)
            {
                case "--port":
                    options.Port = Number(Value(), 0, 65535);
                    break;
                case "--data":
                    options.Data = Value();
                    break;
                case "--people":
                    options.People = Number(Value(), 0, int.MaxValue);
                    break;
                case "--seed":
                    options.Seed = Number(Value(), 0, 1_000_000_000);
                    break;
                case "--language":
                    options.Language = Value();
                    break;
                case "--faults":
                    options.Faults = true;
                    break;
                case "--playground":
                    options.Playground = true;
                    break;
                case "--record":
                    options.Record = Value();
                    break;
                case "--bot":
                    options.StartBot = Value() == "none" ? false : throw new SimulatorException("--bot knows only: --bot none.");
                    break;
                case "--bot-url":
                    options.BotUrls.Add(Address(Value()));
                    break;
                default:
                    throw new SimulatorException($"There is no option {name}. Try --help.");
            }

            string Value() => ++i < args.Count ? args[i] : throw new SimulatorException($"{name} needs a value. Try --help.");

            int Number(string text, int from, int to) =>
                int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
                    ? number
                    : throw new SimulatorException($"{name} needs a number from {from} to {to}, not '{text}'.");
        }

        return options.StartBot && options.BotUrls.Count > 0
            ? throw new SimulatorException("--bot-url goes with --bot none: otherwise the simulator starts its own bot.")
            : options;
    }

    private static string Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https")
            ? text
            : throw new SimulatorException($"--bot-url needs an address such as http://127.0.0.1:5000, not '{text}'.");
}
