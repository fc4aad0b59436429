using Microsoft.EntityFrameworkCore;

namespace TeamsOptOutBot.Storage;

/// <summary>In which language somebody reads what comes outside a turn of their own.</summary>
internal static class ReadersLanguage
{
    /// <returns>The person's language tag; empty when none is known, which the texts take for their fallback.</returns>
    public static async Task<string> LanguageOfAsync(this BotDbContext database, int personId, CancellationToken cancellationToken) =>
        await database.People.Where(p => p.Id == personId).Select(p => p.Language).FirstOrDefaultAsync(cancellationToken) ?? "";

    /// <param name="aadId">Entra object id.</param>
    public static async Task<string> LanguageOfAsync(this BotDbContext database, Guid aadId, CancellationToken cancellationToken) =>
        await database.People.Where(p => p.AadId == aadId).Select(p => p.Language).FirstOrDefaultAsync(cancellationToken) ?? "";
}
