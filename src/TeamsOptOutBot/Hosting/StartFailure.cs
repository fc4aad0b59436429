using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using TeamsOptOutBot.Microsoft365.Cards;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Texts;

namespace TeamsOptOutBot.Hosting;

/// <summary>Says in a sentence why the service cannot start, where the reason is one that IT can mend.</summary>
internal static class StartFailure
{
    /// <returns>The sentence; null for a fault of our own, which keeps its stack trace.</returns>
    public static string? Explain(Exception exception) => exception switch
    {
        OptionsValidationException options => "The service cannot start: its settings are not complete.\n" + string.Join('\n', options.Failures.Select(f => "  - " + f)),
        StorageException or CardTemplateException or TextCatalogueException => "The service cannot start: " + exception.Message,
        IOException { InnerException: AddressInUseException } => "The service cannot start: " + exception.Message + " Stop the other program, or set ASPNETCORE_URLS to another address.",
        _ => null,
    };
}
