namespace TeamsOptOutBot.Simulator;

/// <summary>How a simulated tenant is started.</summary>
internal sealed class SimulatorOptions
{
    /// <summary>Port of the page, the control calls and the tenant's http services; 0: any free one. Default: 5180.</summary>
    public int Port { get; set; } = 5180;

    /// <summary>Folder in which the bot keeps its database and the simulator its bot.env; null: a fresh temporary one, removed at the end.</summary>
    public string? Data { get; set; }

    /// <summary>Accounts in the tenant, guests and disabled ones included. Default: 250.</summary>
    public int People { get; set; } = 250;

    /// <summary>The same seed makes the same company with the same ids. Default: 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>What everybody reads, such as <c>de-DE</c>; null: each person their own. Default: null.</summary>
    public string? Language { get; set; }

    /// <summary>Start with a lively set of faults.</summary>
    public bool Faults { get; set; }

    /// <summary>Start the bot as a child process. Off in tests that bring their own.</summary>
    public bool StartBot { get; set; }

    /// <summary>Bases of bots that somebody else starts, such as <c>http://127.0.0.1:5000</c>; several are replicas behind a load balancer.</summary>
    public IList<string> BotUrls { get; } = [];

    /// <summary>Serve the page, and install its npm packages when they are missing.</summary>
    public bool Page { get; set; }

    /// <summary>Start Microsoft 365 Agents Playground beside the tenant, installed from npm, and relay what it posts.</summary>
    public bool Playground { get; set; }

    /// <summary>Folder that keeps each different body that the bot sends, for software that checks it; null: none.</summary>
    public string? Record { get; set; }

    /// <summary>Lifetime of access tokens handed to the bot. Default: one hour.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The tenant's clock: tokens, rate limits, time stamps.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>The clock of mailboxes: what they may send a minute and a day, and how old a mail is; null: <see cref="Clock"/>.</summary>
    public TimeProvider? MailClock { get; set; }

    /// <summary>Told what takes long, in sentences for a person.</summary>
    public Action<string>? Progress { get; set; }
}
