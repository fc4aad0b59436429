using System.Net;
using Microsoft.Kiota.Abstractions;

namespace TeamsOptOutBot.Microsoft365.Graph;

/// <summary>
/// A kind of Graph request. It travels with the request as an option, so that whatever goes wrong on the way can be named
/// without repeating the URL, which may hold a group's name.
/// </summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path template without ids or names.</param>
/// <param name="Permission">The least-privileged application permission that allows it.</param>
/// <param name="Success">The one answer that says it was carried out (protocol reference 5.3, 5.4). Another 2xx is somebody else's, such as a proxy's sign-in page.</param>
internal sealed record GraphCall(string Method, string Path, string Permission, HttpStatusCode Success = HttpStatusCode.OK) : IRequestOption
{
    public string Name => $"{Method} {Path}";
}
