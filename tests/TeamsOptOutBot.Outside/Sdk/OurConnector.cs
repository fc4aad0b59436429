using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeamsOptOutBot.Microsoft365;
using TeamsOptOutBot.Microsoft365.Bot;
using TeamsOptOutBot.Tests.Microsoft365.Bot;

namespace TeamsOptOutBot.Outside.Sdk;

/// <summary>Makes the calls of <see cref="ConnectorCalls"/> with our connector client.</summary>
internal sealed class OurConnector(string serviceUrl) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions NullsLeftOut = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly ServiceProvider _services = Services(serviceUrl);

    private IConnectorClient Client => _services.GetRequiredService<IConnectorClient>();

    /// <returns>What the call returned, in the form in which the script reports it.</returns>
    public async Task<JsonObject> CallAsync(JsonObject call, CancellationToken cancellationToken)
    {
        try
        {
            return await MakeAsync(call, cancellationToken);
        }
        catch (ConnectorException refused)
        {
            return Plain(new { status = (int?)refused.Status, code = refused.Code });
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static ServiceProvider Services(string serviceUrl)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Microsoft365:AppId"] = FakeIssuer.AppId,
            ["Microsoft365:TenantId"] = FakeIssuer.TenantId,
            ["Microsoft365:ClientSecret"] = "a-secret",
            ["Microsoft365:OpenIdMetadataUrl"] = serviceUrl + "openid",
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddLogging()
            .AddSingleton<TokenCredential>(new FixedCredential())
            .AddMicrosoft365(configuration.GetSection("Microsoft365"))
            .BuildServiceProvider();
    }

    private static JsonObject Plain(object result) => JsonSerializer.SerializeToNode(result, NullsLeftOut)!.AsObject();

    private static Activity Activity(JsonNode json) => ActivityJson.ReadActivity(JsonSerializer.SerializeToUtf8Bytes(json));

    private async Task<JsonObject> MakeAsync(JsonObject call, CancellationToken cancellationToken)
    {
        string Member(string name) => (string)call[name]!;
        switch (Member("call"))
        {
            case "create":
                var created = await Client.CreateConversationAsync(serviceUrl, new ConversationParameters(Member("bot"), Member("member"), Member("tenant")), cancellationToken);
                return Plain(new { id = created.Id });
            case "send":
                return Plain(new { id = (await Client.SendToConversationAsync(serviceUrl, Member("conversation"), Activity(call["activity"]!), cancellationToken)).Id });
            case "reply":
                return Plain(new { id = (await Client.ReplyToActivityAsync(serviceUrl, Member("conversation"), Member("id"), Activity(call["activity"]!), cancellationToken)).Id });
            case "update":
                return Plain(new { id = (await Client.UpdateActivityAsync(serviceUrl, Member("conversation"), Member("id"), Activity(call["activity"]!), cancellationToken)).Id });
            case "delete":
                await Client.DeleteActivityAsync(serviceUrl, Member("conversation"), Member("id"), cancellationToken);
                return [];
            case "members":
                var page = await Client.GetPagedMembersAsync(serviceUrl, Member("conversation"), (int?)call["pageSize"], (string?)call["continuationToken"], cancellationToken);
                return Plain(new
                {
                    members = page.Members.Select(member => new { id = member.Id, name = member.Name, aadObjectId = member.AadObjectId }),
                    continuationToken = page.ContinuationToken,
                });
            case "turn":
                var turn = new TurnContext(Activity(call["incoming"]!), Client);
                return Plain(new { id = (await turn.SendActivityAsync(Activity(call["activity"]!), cancellationToken)).Id });
            default:
                throw new ArgumentException($"There is no call {call["call"]}.", nameof(call));
        }
    }
}
