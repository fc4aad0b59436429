using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Evidence;

namespace TeamsOptOutBot.Scenarios.Harness;

/// <summary>Seals what is open and computes the whole evidence chain anew, by its own hand.</summary>
internal static class ChainCheck
{
    public static async Task CheckAsync(Story story)
    {
        await story.RunAsync<SealEvidence>();
        var links = await ReadAsync(story);
        var previous = new byte[32];
        var sequence = 0L;
        foreach (var link in links)
        {
            link.Sequence.ShouldBe(++sequence);
            if (link.Salt is { } salt)
                link.Commitment.ShouldBe(Commit(salt, link.Fields), $"Row {sequence} is not what was committed to.");
            previous = SHA256.HashData([.. previous, .. BigEndian(sequence), .. link.Commitment]);
            link.Hash.ShouldBe(previous, $"The chain is broken at {sequence}.");
        }
    }

    private static async Task<List<Link>> ReadAsync(Story story)
    {
        var (presses, acts) = await story.ReadAsync(async (database, token) => (
            await database.Acknowledgements
                .Join(database.Campaigns, a => a.CampaignId, c => c.Id, (a, c) => new { Press = a, Campaign = c.Name })
                .Select(a => new { a.Press, a.Campaign, Person = database.People.Where(p => p.Id == a.Press.PersonId).Select(p => (Guid?)p.AadId).FirstOrDefault() }).ToListAsync(token),
            await database.Audit.ToListAsync(token)));
        var links = presses.Select(a => new Link(
                a.Press.Sequence, a.Press.ChainHash, a.Press.Commitment, a.Press.Salt,
                [a.Campaign, a.Person.ToString()!, a.Press.Answer.ToString(), a.Press.Channel, Text(a.Press.TextVersion), Text(a.Press.At.UtcTicks)]))
            .Concat(acts.Select(a => new Link(
                a.Sequence, a.ChainHash, a.Commitment, a.Salt,
                [a.Act, a.CampaignId is { } campaign ? Text(campaign) : "", a.PersonId is { } person ? Text(person) : "", a.Details, Text(a.At.UtcTicks)])));
        return [.. links.OrderBy(l => l.Sequence)];
    }

    private static byte[] Commit(byte[] salt, string[] fields) =>
        SHA256.HashData([.. salt, .. fields.Select(Encoding.UTF8.GetBytes).SelectMany(field => (byte[])[.. BigEndian(field.Length), .. field])]);

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] BigEndian(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Link(long? Sequence, byte[]? Hash, byte[] Commitment, byte[]? Salt, string[] Fields);
}
