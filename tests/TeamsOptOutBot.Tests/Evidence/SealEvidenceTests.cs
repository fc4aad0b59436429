using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Evidence;
using TeamsOptOutBot.Storage;
using TeamsOptOutBot.Storage.Model;
using TeamsOptOutBot.Tests.Storage;
using Xunit;

namespace TeamsOptOutBot.Tests.Evidence;

/// <summary>The chain over acknowledgements and audit, as an outsider would verify it.</summary>
public sealed class SealEvidenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_row_of_both_tables_gets_one_place_in_one_chain()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        await AddAsync(folder, presses: 3, acts: 2);
        await SealAsync(folder);
        await AddAsync(folder, presses: 1, acts: 2);
        await SealAsync(folder);

        var chain = await ChainAsync(folder);

        chain.Select(link => link.Sequence).ShouldBe(Enumerable.Range(1, 8).Select(n => (long)n));
        IsWhole(chain).ShouldBeTrue();
    }

    [Fact]
    public async Task More_rows_than_a_batch_are_sealed_in_one_run()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        await AddAsync(folder, presses: 700, acts: 500);

        await SealAsync(folder);

        var chain = await ChainAsync(folder);
        chain.Count.ShouldBe(1_200);
        IsWhole(chain).ShouldBeTrue();
    }

    [Fact]
    public async Task Sealing_twice_changes_nothing()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        await AddAsync(folder, presses: 5, acts: 5);
        await SealAsync(folder);
        var before = await ChainAsync(folder);

        await SealAsync(folder);

        (await ChainAsync(folder)).Select(link => Convert.ToHexString(link.Hash)).ShouldBe(before.Select(link => Convert.ToHexString(link.Hash)));
    }

    [Fact]
    public async Task A_changed_row_a_missing_row_and_two_rows_exchanged_are_seen()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        await AddAsync(folder, presses: 6, acts: 2);
        await SealAsync(folder);
        var chain = await ChainAsync(folder);

        IsWhole([.. chain.Select(link => link.Sequence == 4 ? link with { Commitment = Commitment.Of(Commitment.NewSalt(), "other") } : link)]).ShouldBeFalse();
        IsWhole([.. chain.Where(link => link.Sequence != 4)]).ShouldBeFalse();
        IsWhole([.. chain.Select(link => link.Sequence switch { 4 => chain[4] with { Sequence = 4 }, 5 => chain[3] with { Sequence = 5 }, _ => link })]).ShouldBeFalse();
    }

    [Fact]
    public async Task Erasing_a_salt_leaves_the_chain_verifiable()
    {
        await using var folder = await SqliteFolder.CreateAsync();
        await AddAsync(folder, presses: 4, acts: 0);
        await SealAsync(folder);

        await folder.Writer.WriteAsync((database, token) => database.Acknowledgements.ExecuteUpdateAsync(set => set.SetProperty(a => a.Salt, (byte[]?)null), token), CancellationToken.None);

        IsWhole(await ChainAsync(folder)).ShouldBeTrue();
    }

    private static Task SealAsync(SqliteFolder folder) => new SealEvidence(folder.Writer).RunAsync(Now, CancellationToken.None);

    private static Task AddAsync(SqliteFolder folder, int presses, int acts) =>
        folder.Writer.WriteAsync(
            async (database, token) =>
            {
                for (var n = 0; n < presses; n++)
                {
                    var salt = Commitment.NewSalt();
                    database.Acknowledgements.Add(new Acknowledgement { CampaignId = 1, PersonId = n, Answer = AnswerKind.Done, At = Now, Channel = "msteams", TextVersion = 1, Salt = salt, Commitment = Commitment.Of(salt, $"{n}") });
                }

                for (var n = 0; n < acts; n++)
                {
                    AuditLog.Add(database, "act", 1, n, new JsonObject { ["n"] = n }, Now);
                }

                await database.SaveChangesAsync(token);
            },
            CancellationToken.None);

    private static Task<List<LinkOfChain>> ChainAsync(SqliteFolder folder) =>
        folder.Reader.ReadAsync(
            async (database, token) =>
            {
                var presses = await database.Acknowledgements.Select(a => new { a.Sequence, a.Commitment, a.ChainHash }).ToListAsync(token);
                var acts = await database.Audit.Select(a => new { a.Sequence, a.Commitment, a.ChainHash }).ToListAsync(token);
                return presses.Concat(acts).Select(row => new LinkOfChain(row.Sequence!.Value, row.Commitment, row.ChainHash!)).OrderBy(link => link.Sequence).ToList();
            },
            CancellationToken.None);

    /// <summary>By a reader's own arithmetic, not with the code that wrote it.</summary>
    private static bool IsWhole(List<LinkOfChain> chain)
    {
        var previous = new byte[32];
        for (var n = 0; n < chain.Count; n++)
        {
            byte[] number = [.. BitConverter.GetBytes(n + 1L).Reverse()];
            byte[] input = [.. previous, .. number, .. chain[n].Commitment];
            previous = System.Security.Cryptography.SHA256.HashData(input);
            if (chain[n].Sequence != n + 1 || !previous.AsSpan().SequenceEqual(chain[n].Hash))
            {
                return false;
            }
        }

        return true;
    }

    private sealed record LinkOfChain(long Sequence, byte[] Commitment, byte[] Hash);
}
