using TeamsOptOutBot.Hosting;

if (Verbs.Find(args) is { } verb)
    return await verb.RunAsync(args[1..], Console.Out, Console.Error, CancellationToken.None);

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
