using Microsoft.EntityFrameworkCore;

namespace TeamsOptOutBot.Storage.Sqlite;

internal sealed class SqliteBotDbContext(DbContextOptions<SqliteBotDbContext> options) : BotDbContext(options);
