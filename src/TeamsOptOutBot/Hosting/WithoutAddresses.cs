using System.Diagnostics;
using OpenTelemetry;

namespace TeamsOptOutBot.Hosting;

/// <summary>Takes addresses out of spans before they leave: those of the connector and of Graph hold ids of people and of their chats.</summary>
internal sealed class WithoutAddresses : BaseProcessor<Activity>
{
    private static readonly string[] Tags = ["url.full", "url.path", "url.query", "http.target", "http.url"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Tags)
            data.SetTag(tag, null);
    }
}
