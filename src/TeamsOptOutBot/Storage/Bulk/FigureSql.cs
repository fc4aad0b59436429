using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace TeamsOptOutBot.Storage.Bulk;

/// <summary>Writes many managers' figures with one statement.</summary>
internal static class FigureSql
{
    public static Task<int> SaveFiguresAsync(this BotDbContext database, int campaignId, IReadOnlyList<(int Person, string Figure)> figures, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sql = new StringBuilder("""INSERT INTO manager_figures ("CampaignId", "PersonId", "Figure", "ComputedAt") VALUES """);
        var parameters = new List<object> { campaignId, now.UtcTicks };
        foreach (var (person, figure) in figures)
        {
            sql.Append(parameters.Count == 2 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"({{0}}, {{{parameters.Count}}}, {{{parameters.Count + 1}}}, {{1}})");
            parameters.AddRange([person, figure]);
        }

        sql.Append(""" ON CONFLICT ("CampaignId", "PersonId") DO UPDATE SET "Figure" = excluded."Figure", "ComputedAt" = excluded."ComputedAt" """);
        return database.Database.ExecuteSqlRawAsync(sql.ToString(), parameters, cancellationToken);
    }
}
