namespace TeamsOptOutBot.Simulator.Graph;

/// <summary>Puts the simulated Microsoft Graph together.</summary>
internal static class GraphServices
{
    public static void AddGraph(this IServiceCollection services)
    {
    }

    public static void MapGraph(this IEndpointRouteBuilder routes)
    {
    }
}
