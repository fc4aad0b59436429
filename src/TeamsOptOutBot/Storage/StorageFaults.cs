using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace TeamsOptOutBot.Storage;

internal static class StorageFaults
{
    /// <summary>Whether the database is at fault: gone, full, locked, read-only.</summary>
    public static bool IsOfTheDatabase(this Exception exception) =>
        exception is DbException or DbUpdateException or StorageException or InvalidOperationException { InnerException: DbException };
}
