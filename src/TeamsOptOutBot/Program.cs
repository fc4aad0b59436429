using TeamsOptOutBot.Hosting;

if (CardsCommand.Is(args))
    return await CardsCommand.RunAsync(args);
var builder = WebApplication.CreateBuilder(args);
builder.AddTeamsOptOutBot();
await using var app = builder.Build();
app.UseTeamsOptOutBot();
try
{
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFailure.Explain(exception) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}

/// <summary>The service's entry point; public so that stories can start it in process.</summary>
public partial class Program;
