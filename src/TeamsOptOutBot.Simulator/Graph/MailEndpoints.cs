using System.Text.Json;
using TeamsOptOutBot.Simulator.Client;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Graph;

/// <summary><c>sendMail</c>: 202 means accepted, not delivered, and brings no message id.</summary>
internal sealed class MailEndpoints(TenantGate gate, CompanyDirectory directory, Mailboxes mailboxes, SenderMailboxes senders)
{
    private static readonly HashSet<string> Body = JsonShape.Set("message saveToSentItems");
    private static readonly HashSet<string> Message = JsonShape.Set("subject body toRecipients ccRecipients bccRecipients replyTo internetMessageHeaders importance from sender");
    private static readonly HashSet<string> ItemBody = JsonShape.Set("contentType content");
    private static readonly HashSet<string> Recipient = JsonShape.Set("emailAddress");
    private static readonly HashSet<string> Header = JsonShape.Set("name value");

    public void Map(IEndpointRouteBuilder routes)
    {
        var send = senders.Counted(gate.Wrap(DirectoryEndpoints.Service, "graph.sendMail", Send));
        routes.MapPost("/graph/v1.0/users/{user}/sendMail", send);
        routes.MapPost("/graph/v1.0/users/{user}/microsoft.graph.sendMail", send);
    }

    private ValueTask<Answer> Send(TenantRequest request)
    {
        using var json = JsonDocument.Parse(request.Body);
        var message = json.RootElement.Member("message");
        var unknown = JsonShape.Unknown(json.RootElement, "body", Body)
            ?? JsonShape.Unknown(message, "message", Message)
            ?? JsonShape.Unknown(message.Member("body"), "message.body", ItemBody)
            ?? Items(message, "toRecipients").Select(r => JsonShape.Unknown(r, "message.toRecipients", Recipient)).FirstOrDefault(u => u is not null)
            ?? Items(message, "internetMessageHeaders").Select(h => JsonShape.Unknown(h, "message.internetMessageHeaders", Header)).FirstOrDefault(u => u is not null);
        if (unknown is not null)
        {
            return ValueTask.FromResult(GraphErrors.Unknown(unknown));
        }

        if (!senders.Knows(request.Route("user")))
        {
            // The app's role in Exchange reaches its own sender mailboxes and nobody else's.
            return ValueTask.FromResult(request.Person is not null
                ? GraphErrors.Make(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.")
                : GraphErrors.Make(404, "ErrorInvalidUser", $"The requested user '{request.Route("user")}' is invalid."));
        }

        if (senders.TryEnter(request) is { } wait)
        {
            return ValueTask.FromResult(TenantGate.Throttled(DirectoryEndpoints.Service, wait));
        }

        var headers = Items(message, "internetMessageHeaders").ToDictionary(h => h.Text("name") ?? "", h => h.Text("value") ?? "", StringComparer.OrdinalIgnoreCase);
        if (headers.Keys.FirstOrDefault(name => !name.StartsWith("x-", StringComparison.OrdinalIgnoreCase)) is { } wrong)
        {
            return ValueTask.FromResult(GraphErrors.Make(400, "InvalidInternetMessageHeader", $"The internet message header name '{wrong}' should start with 'x-' or 'X-'."));
        }

        var addresses = new[] { "toRecipients", "ccRecipients", "bccRecipients" }
            .SelectMany(name => Items(message, name)).Select(r => r.Member("emailAddress").Text("address")).ToList();
        if (addresses.Count == 0 || addresses.Exists(string.IsNullOrEmpty))
        {
            return ValueTask.FromResult(GraphErrors.Make(400, "ErrorInvalidRecipients", "At least one recipient isn't valid."));
        }

        // An address outside the directory is accepted too, and bounces later.
        foreach (var person in addresses.Select(a => directory.Find(a!)).OfType<Person>().Distinct())
        {
            mailboxes.Deliver(person, request.Route("user"), message.Text("subject") ?? "", message.Member("body").Text("content") ?? "", headers);
        }

        return ValueTask.FromResult(new Answer(202));
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement message, string name) =>
        message.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : default;
}
