using System.Threading.Channels;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Teams;

namespace TeamsOptOutBot.Simulator.Client;

/// <summary>Installs and removes the app at people, and tells the bot as Teams does.</summary>
internal sealed class AppInstaller(Conversations conversations, Activities activities, BotSender sender) : BackgroundService
{
    private const int Senders = 8;

    private readonly Channel<Person> _installed = Channel.CreateUnbounded<Person>();

    /// <summary>False when it was there before.</summary>
    public bool TryInstall(Person person)
    {
        var chat = conversations.Of(person);
        lock (chat)
        {
            if (chat.App != AppState.NotInstalled)
            {
                return false;
            }

            chat.App = AppState.Installed;
            return true;
        }
    }

    /// <summary>Installs by Graph: the events follow on their own.</summary>
    public bool TryInstallWithEventsLater(Person person) => TryInstall(person) && _installed.Writer.TryWrite(person);

    /// <summary>The two events of an install, at the same time: they may arrive in either order.</summary>
    public async Task<int> SendEventsAsync(Person person, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(
            sender.SendAsync(activities.InstallationUpdate(person, activities.PersonalConversation(person), "add"), person, cancellationToken),
            sender.SendAsync(activities.MembersAdded(person, activities.PersonalConversation(person)), person, cancellationToken));
        return answers[0].Status;
    }

    public async Task<int> UninstallAsync(Person person, CancellationToken cancellationToken)
    {
        conversations.Of(person).App = AppState.NotInstalled;
        var answer = await sender.SendAsync(activities.InstallationUpdate(person, activities.PersonalConversation(person), "remove"), person, cancellationToken);
        return answer.Status;
    }

    /// <summary>The first post in the channel brings the app into the team.</summary>
    public async Task InstallInTeamAsync(Person person, CancellationToken cancellationToken)
    {
        var channel = conversations.Channel;
        lock (channel)
        {
            if (channel.App != AppState.NotInstalled)
            {
                return;
            }

            channel.App = AppState.Installed;
        }

        await Task.WhenAll(
            sender.SendAsync(activities.InstallationUpdate(person, activities.ChannelConversation(null), "add"), person, cancellationToken),
            sender.SendAsync(activities.MembersAdded(person, activities.ChannelConversation(null)), person, cancellationToken));
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendQueuedAsync(stoppingToken)));

    private async Task SendQueuedAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var person in _installed.Reader.ReadAllAsync(stoppingToken))
            {
                await SendEventsAsync(person, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The tenant is shut down.
        }
    }
}
