using Microsoft.EntityFrameworkCore;

namespace TeamsOptOutBot.Storage.Postgres;

internal sealed class PostgresBotDbContext(DbContextOptions<PostgresBotDbContext> options) : BotDbContext(options);
