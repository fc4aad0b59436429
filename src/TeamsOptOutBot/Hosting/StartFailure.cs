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
        OptionsValidationException options => Incomplete([options]),

        // Several sections at once.
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) => Incomplete(several.InnerExceptions.Cast<OptionsValidationException>()),
        StorageException or CardTemplateException or TextCatalogueException => "The service cannot start: " + exception.Message,
        IOException { InnerException: AddressInUseException } => "The service cannot start: " + exception.Message + " Stop the other program, or set ASPNETCORE_URLS to another address.",
        _ => null,
    };

    private static string Incomplete(IEnumerable<OptionsValidationException> sections) =>
        "The service cannot start: its settings are not complete.\n" + string.Join('\n', sections.SelectMany(section => section.Failures).Select(failure => "  - " + failure));
}
