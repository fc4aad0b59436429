using System.Text.Json;
using TeamsOptOutBot.Simulator.Directory;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Teams;

/// <summary>Finds out whom a request of the bot is about, before it is carried out: faults can be narrowed to a person.</summary>
internal sealed class Subjects(CompanyDirectory directory, Conversations conversations)
{
    public Person? Find(TenantRequest request, string operation)
    {
        if (request.Route("cid") is { Length: > 0 } conversation)
        {
            return conversations.FindPerson(conversation);
        }

        if (request.Route("user") is { Length: > 0 } user)
        {
            return Guid.TryParse(user, out var id) ? directory.Find(id) : directory.Find(user);
        }

        return operation == "connector.create" ? FindMember(request.Body) : null;
    }

    private Person? FindMember(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var members = json.RootElement.Member("members");
            return members.ValueKind == JsonValueKind.Array && members.GetArrayLength() > 0 && members[0].Text("id") is { } id
                ? FindByMemberId(id)
                : null;
        }
        catch (JsonException)
        {
            // Malformed bodies are about nobody; the operation refuses them.
            return null;
        }
    }

    /// <summary>By Teams id (<c>29:…</c>) or Entra object id.</summary>
    public Person? FindByMemberId(string id) =>
        Guid.TryParse(id, out var objectId) ? directory.Find(objectId) : directory.FindByTeamsId(id);
}
