using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Kiota.Abstractions;

namespace TeamsOptOutBot.Microsoft365.Graph;

internal sealed class GraphMail(GraphConnection graph) : IMail
{
    private const string KeyHeader = "x-staff-notice-id";

    public Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken) => graph.CallAsync(
        GraphCalls.SendMail,
        async (client, token) =>
        {
            await client.RequestAdapter.SendNoContentAsync(Request(mail), errorMapping: null, token);
            return client;
        },
        cancellationToken);

    // Written by hand: the package's model adds members that the call does not need.
    private RequestInformation Request(OutgoingMail mail)
    {
        var request = new RequestInformation
        {
            HttpMethod = Method.POST,
            URI = new Uri($"{graph.Origin.BaseUrl}/users/{Uri.EscapeDataString(mail.Sender)}/sendMail"),
        };
        request.SetStreamContent(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(Body(mail))), "application/json");
        request.AddRequestOptions([GraphCalls.SendMail]);
        return request;
    }

    private static JsonObject Body(OutgoingMail mail) => new()
    {
        ["message"] = new JsonObject
        {
            ["subject"] = mail.Subject,
            ["body"] = new JsonObject { ["contentType"] = "HTML", ["content"] = mail.Html },
            ["toRecipients"] = new JsonArray(new JsonObject { ["emailAddress"] = new JsonObject { ["address"] = mail.To } }),
            ["internetMessageHeaders"] = new JsonArray(new JsonObject { ["name"] = KeyHeader, ["value"] = mail.Key }),
        },
        ["saveToSentItems"] = false,
    };
}
