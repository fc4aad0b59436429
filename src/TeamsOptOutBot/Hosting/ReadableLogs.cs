namespace TeamsOptOutBot.Hosting;

/// <summary>A console log that a person likes to read: one line an event, without the frameworks' chatter.</summary>
internal static class ReadableLogs
{
    public static void AddReadableLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.TimestampFormat = "HH:mm:ss ";
        });
        foreach (var (category, level) in new[]
                 {
                     ("Microsoft.AspNetCore", LogLevel.Warning),
                     // It would write Entra's own sentence, which may name a person; SignInEvents writes its number.
                     ("Microsoft.AspNetCore.Authentication", LogLevel.None),
                     ("Microsoft.EntityFrameworkCore", LogLevel.Warning),
                     ("Microsoft.Hosting.Lifetime", LogLevel.Warning),
                     // A start that fails is said in one sentence, or by the runtime; the host would write its stack trace before.
                     ("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical),
                     ("System.Net.Http.HttpClient", LogLevel.Warning),
                     ("Azure", LogLevel.Error),
                     ("Quartz", LogLevel.Warning),
                 })
            builder.Logging.AddFilter(category, level);
    }
}
