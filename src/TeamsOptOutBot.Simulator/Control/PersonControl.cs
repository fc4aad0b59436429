using System.Text.Json;
using TeamsOptOutBot.Simulator.Client;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Teams;

namespace TeamsOptOutBot.Simulator.Control;

/// <summary>What one person does and sees.</summary>
internal static class PersonControl
{
    private const int LongestWait = 60;

    public static void MapPersonControl(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/people/{mail}/say", SayAsync);
        routes.MapGet("/people/{mail}/chat", ChatAsync);
        routes.MapPost("/people/{mail}/press", PressAsync);
        routes.MapPost("/people/{mail}/app", ChangeAppAsync);
        routes.MapGet("/people/{mail}/mail", (string mail, CompanyDirectory directory, Mailboxes mailboxes) =>
            directory.Find(mail) is { } person
                ? Results.Json(mailboxes.Read(person).Select(m => new { id = m.Id, sender = m.Sender, subject = m.Subject, html = m.Html, card = m.Card, buttonsWork = mailboxes.ButtonsWorkIn(m), time = m.Time, headers = m.Headers }))
                : ControlAnswers.NobodyCalled(mail));
    }

    private static async Task<IResult> SayAsync(string mail, Saying saying, CompanyDirectory directory, TeamsClient client, CancellationToken cancellationToken)
    {
        if (Refuse(directory, mail, out var person) is { } refused)
        {
            return refused;
        }

        if (saying.Text is null || saying.In is not (null or "chat" or "team"))
        {
            return ControlAnswers.Refuse(400, "'text' is needed; 'in' is \"team\" or left out.");
        }

        var answer = await client.SayAsync(person!, saying.Text, saying.In == "team", cancellationToken);
        return Results.Json(new { status = answer.Status });
    }

    private static async Task<IResult> ChatAsync(
        string mail, CompanyDirectory directory, Conversations conversations, TimeProvider clock,
        string? after, double? waitSeconds, string? @in, CancellationToken cancellationToken)
    {
        if (directory.Find(mail) is not { } person)
        {
            return ControlAnswers.NobodyCalled(mail);
        }

        var number = 0L;
        if (!string.IsNullOrEmpty(after) && !long.TryParse(after, System.Globalization.CultureInfo.InvariantCulture, out number))
        {
            return ControlAnswers.Refuse(400, "'after' is the id of a message.");
        }

        var conversation = @in == "team" ? conversations.Channel : conversations.Of(person);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(Math.Clamp(waitSeconds ?? 0, 0, LongestWait)), clock);
        while (true)
        {
            var changed = conversation.Changed;
            var messages = conversation.Read(number);
            if (messages.Count > 0 || limit.IsCancellationRequested)
            {
                return Results.Json(messages.Select(m => Show(m, person)));
            }

            await Task.WhenAny(changed, Task.Delay(Timeout.InfiniteTimeSpan, limit.Token)).WaitAsync(cancellationToken);
        }
    }

    private static object Show(ChatMessage message, Person viewer)
    {
        var content = message.Conversation.SeenBy(message, viewer);
        return new
        {
            id = message.Id,
            from = message.Sender is null ? "bot" : message.Sender == viewer ? "me" : message.Sender.Mail,
            text = message.Deleted ? null : content.Text,
            card = message.Deleted || content.Card is not { } card ? null : (JsonElement?)ParseCard(card),
            time = message.Time,
            deleted = message.Deleted,
            thread = message.Thread,
        };
    }

    private static JsonElement ParseCard(ReadOnlyMemory<byte> card)
    {
        using var json = JsonDocument.Parse(card);
        return json.RootElement.Clone();
    }

    private static async Task<IResult> PressAsync(string mail, JsonElement body, CompanyDirectory directory, TeamsClient client, CancellationToken cancellationToken)
    {
        if (Refuse(directory, mail, out var person) is { } refused)
        {
            return refused;
        }

        PressRequest request;
        try
        {
            request = body.Deserialize<PressRequest>(ControlJson.Strict)!;
        }
        catch (JsonException e)
        {
            return ControlAnswers.Refuse(400, $"This is no press: {e.Message}");
        }

        var (answer, nothing) = await client.PressAsync(person!, request, cancellationToken);
        return answer is null ? ControlAnswers.Refuse(400, nothing!) : Results.Json(new { status = answer.Status, body = answer.Body });
    }

    private static async Task<IResult> ChangeAppAsync(
        string mail, AppOrder order, CompanyDirectory directory, Conversations conversations, AppInstaller installer, CancellationToken cancellationToken)
    {
        if (directory.Find(mail) is not { } person)
        {
            return ControlAnswers.NobodyCalled(mail);
        }

        var chat = conversations.Of(person);
        int? status = null;
        switch (order.Do)
        {
            case "install":
                status = installer.TryInstall(person) ? await installer.SendEventsAsync(person, cancellationToken) : null;
                break;
            case "preinstall":
                installer.TryInstall(person);
                break;
            case "uninstall":
                status = await installer.UninstallAsync(person, cancellationToken);
                break;
            case "block" when chat.App != AppState.NotInstalled:
                chat.App = AppState.Blocked;
                break;
            case "unblock" when chat.App == AppState.Blocked:
                chat.App = AppState.Installed;
                break;
            case "block" or "unblock":
                return ControlAnswers.Refuse(409, "The app is not installed, or not blocked, at this person.");
            default:
                return ControlAnswers.Refuse(400, "'do' is \"install\", \"uninstall\", \"block\", \"unblock\" or \"preinstall\".");
        }

        return Results.Json(new { status, app = chat.App.ToString() });
    }

    private static IResult? Refuse(CompanyDirectory directory, string mail, out Person? person)
    {
        person = directory.Find(mail);
        return person switch
        {
            null => ControlAnswers.NobodyCalled(mail),
            { Enabled: false } => ControlAnswers.Refuse(409, "This account is disabled: nobody can sign in with it."),
            _ => null,
        };
    }

    private sealed record Saying(string? Text, string? In);

    private sealed record AppOrder(string? Do);
}
