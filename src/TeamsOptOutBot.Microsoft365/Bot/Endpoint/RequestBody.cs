using Microsoft.AspNetCore.Http;

namespace TeamsOptOutBot.Microsoft365.Bot.Endpoint;

/// <summary>Reads a request's body up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>Teams' own limit for a message is about 100 KB.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <returns>Null when the body is longer than <see cref="MaxBytes"/>.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
            return null;

        using var body = new MemoryStream((int)(request.ContentLength ?? 4096));
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + count > MaxBytes)
                return null;
            body.Write(buffer, 0, count);
        }

        return body.ToArray();
    }
}
