namespace TeamsOptOutBot.Links;

/// <summary>Makes the link under which one person answers one campaign in a browser.</summary>
internal interface IAnswerLinks
{
    /// <summary>
    /// The link, made anew each time: two links of one person look different, and both work. It says neither who nor what, and
    /// a browser that opens it changes nothing.
    /// </summary>
    /// <param name="campaignId">The campaign's row.</param>
    /// <param name="personId">The person's row.</param>
    /// <param name="expires">From then on it tells that it ended; later than <see cref="AnswerLinks.LongestLife"/> from now counts as that.</param>
    /// <returns>Null where the service does not know its own address (<c>Service:PublicUrl</c>).</returns>
    ValueTask<Uri?> ForAsync(int campaignId, int personId, DateTimeOffset expires, CancellationToken cancellationToken);
}
