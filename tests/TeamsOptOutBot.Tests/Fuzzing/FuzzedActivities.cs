using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace TeamsOptOutBot.Tests.Fuzzing;

/// <summary>One case: a kind of activity, who sends it, and what is broken in it.</summary>
internal sealed record FuzzedActivity(int Kind, int Sender, Breakage[] Breakages)
{
    public static IEnumerable<FuzzedActivity> Sample(ulong seed, int count, int kinds, int senders)
    {
        var breakage =
            from member in Gen.Choose(0, 200)
            from kind in Gen.Elements(Enum.GetValues<BreakKind>())
            select new Breakage(member, kind);
        var activity =
            from kind in Gen.Choose(0, kinds - 1)
            from sender in Gen.Choose(0, senders - 1)
            from many in Gen.Frequency((1, Gen.Constant(0)), (6, Gen.Constant(1)), (3, Gen.Constant(2)), (1, Gen.Constant(5)))
            from breakages in breakage.ArrayOf(many)
            select new FuzzedActivity(kind, sender, breakages);
        return activity.Sample(50, new Rnd(seed), count);
    }

    public override string ToString() => $"kind {Kind}, sender {Sender}, {string.Join(" + ", Breakages.Select(b => $"{b.Kind} at {b.Member}"))}";

    /// <summary>Whose answer this body may record, and which: read here by the protocol's rules, not with the service's code.</summary>
    public static (Guid Person, string Answer)? MayRecord(string body, int campaign)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            // Not JSON, or a member twice: it may record nothing.
            return null;
        }

        using (json)
        {
            if (!Guid.TryParse(Text(Member(Member(json.RootElement, "from"), "aadObjectId")), out var person))
                return null;
            var value = Member(json.RootElement, "value");
            var pressed = Text(Member(json.RootElement, "type")) switch
            {
                "invoke" when Text(Member(json.RootElement, "name")) == "adaptiveCard/action" && Text(Member(Member(value, "action"), "type")) == "Action.Execute" =>
                    (Verb: Text(Member(Member(value, "action"), "verb")), Data: Member(Member(value, "action"), "data")),
                "message" => (Verb: Text(Member(value, "verb")), Data: value),
                _ => (null, default),
            };
            return BaseActivities.Answers.Contains(pressed.Verb, StringComparer.Ordinal) && Names(Member(pressed.Data, "campaign"), campaign) ? (person, pressed.Verb!) : null;
        }
    }

    private static bool Names(JsonElement named, int campaign) => named.ValueKind is JsonValueKind.Number or JsonValueKind.String && named.ToString() == campaign.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static JsonElement Member(JsonElement node, string name) => node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement node) => node.ValueKind == JsonValueKind.String ? node.GetString() : null;
}
