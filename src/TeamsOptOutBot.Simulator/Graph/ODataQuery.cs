using System.Globalization;
using TeamsOptOutBot.Simulator.Traffic;

namespace TeamsOptOutBot.Simulator.Graph;

/// <summary>The query options of a Graph request.</summary>
internal sealed class ODataQuery
{
    private const int LargestPage = 999;
    private const int UsualPage = 100;

    /// <summary>Null: the default properties.</summary>
    public IReadOnlyList<string>? Select { get; private set; }

    public string? Filter { get; private set; }

    public string? Search { get; private set; }

    public string? Expand { get; private set; }

    public int Top { get; private set; } = UsualPage;

    public int Skip { get; private set; }

    public bool Count { get; private set; }

    /// <summary>The header <c>ConsistencyLevel: eventual</c>.</summary>
    public bool Eventual { get; private set; }

    /// <summary>Reads the options; those that are not allowed here are unknown.</summary>
    /// <param name="allowed">Names such as <c>$select</c>, divided by spaces.</param>
    public static Answer? Read(TenantRequest request, string allowed, out ODataQuery query)
    {
        query = new ODataQuery { Eventual = request.Http.Request.Headers["ConsistencyLevel"] == "eventual" };
        foreach (var (name, values) in request.Http.Request.Query)
        {
            if (!allowed.Split(' ').Contains(name, StringComparer.Ordinal))
            {
                return GraphErrors.Unknown($"query option {name} of {request.Http.Request.Path}");
            }

            if (values.Count != 1 || values[0] is not { Length: > 0 } value)
            {
                return GraphErrors.BadRequest($"Query option '{name}' was specified more than once or is empty.");
            }

            if (query.Set(name, value) is { } refused)
            {
                return refused;
            }
        }

        if (query is { Count: true, Eventual: false } or { Search: not null, Eventual: false })
        {
            return GraphErrors.Make(400, "Request_UnsupportedQuery", "Request with $search or $count query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'");
        }

        return query is { Search: not null, Count: false }
            ? GraphErrors.Make(400, "Request_UnsupportedQuery", "$search is an advanced query: it needs $count=true.")
            : query is { Expand: not null, Count: true }
            ? GraphErrors.Make(400, "Request_UnsupportedQuery", "$expand is not supported with advanced query parameters.")
            : null;
    }

    private Answer? Set(string name, string value)
    {
        switch (name)
        {
            case "$select":
                Select = value.Split(',', StringSplitOptions.TrimEntries);
                return null;
            case "$filter":
                Filter = value;
                return null;
            case "$search":
                Search = value;
                return null;
            case "$expand":
                Expand = value;
                return null;
            case "$count" when value is "true" or "false":
                Count = value == "true";
                return null;
            case "$top" when int.TryParse(value, CultureInfo.InvariantCulture, out var top) && top is > 0 and <= LargestPage:
                Top = top;
                return null;
            case "$skiptoken" when int.TryParse(value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var skip) && skip >= 0:
                Skip = skip;
                return null;
            default:
                return GraphErrors.BadRequest($"Invalid value '{value}' of query option '{name}'.");
        }
    }
}
