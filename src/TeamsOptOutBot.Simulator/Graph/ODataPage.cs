using System.Globalization;
using System.Text.Json;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Graph;

/// <summary>One page of a collection, with the link to the next.</summary>
internal static class ODataPage
{
    public static Answer Make<T>(
        TenantRequest request, ODataQuery query, string url, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write) => new(200, writer =>
    {
        var end = Math.Min(query.Skip + query.Top, items.Count);
        writer.WriteStartObject();
        writer.WriteString("@odata.context", $"{url}/$metadata#collection");
        if (query.Count && query.Skip == 0)
        {
            writer.WriteNumber("@odata.count", items.Count);
        }

        if (end < items.Count)
        {
            writer.WriteString("@odata.nextLink", NextLink(request, url, end));
        }

        writer.WriteStartArray("value");
        for (var i = query.Skip; i < end; i++)
        {
            write(writer, items[i]);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static string NextLink(TenantRequest request, string url, int next)
    {
        var options = request.Http.Request.Query
            .Where(o => o.Key != "$skiptoken")
            .Select(o => $"{o.Key}={Uri.EscapeDataString(o.Value.ToString())}")
            .Append(string.Create(CultureInfo.InvariantCulture, $"$skiptoken={next:x}"));
        var path = request.Http.Request.Path.ToUriComponent()["/graph/v1.0".Length..];
        return $"{url}{path}?{string.Join('&', options)}";
    }
}
