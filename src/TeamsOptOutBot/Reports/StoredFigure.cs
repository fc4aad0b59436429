using TeamsOptOutBot.Reports.ManagerNumbers;
using ShownNumber = TeamsOptOutBot.Cards.ManagerNumber;
using ShownShare = TeamsOptOutBot.Cards.AnsweredShare;

namespace TeamsOptOutBot.Reports;

/// <summary>A manager's figure as the table keeps it.</summary>
/// <param name="UnitManagerId">The person whose unit is shown instead, because the asker's own would point at someone.</param>
/// <param name="TooFew">The asker's own unit is too small; with no other value, every unit above is, too.</param>
internal sealed record StoredFigure(int? Answered, int? Percent, AnsweredShare? Share, int Total, int? UnitManagerId, bool TooFew, int OwnTotal = 0)
{
    /// <returns>Null when there is nothing about this person to keep.</returns>
    public static StoredFigure? From(ManagerNumber number, Func<int, int> idOf) => number switch
    {
        ManagerNumber.Own own => Of(own.Figure),
        ManagerNumber.NextLargerUnit larger => Of(larger.Figure) with { UnitManagerId = idOf(larger.UnitManager), TooFew = true, OwnTotal = larger.OwnTotal },
        ManagerNumber.TooFewAnywhere => new StoredFigure(null, null, null, 0, null, TooFew: true),
        ManagerNumber.NobodyYours or ManagerNumber.NobodyInAudience => null,
        _ => throw new ArgumentOutOfRangeException(nameof(number)),
    };

    public ShownNumber Show(string? unit) => this switch
    {
        { TooFew: true, UnitManagerId: null } => new ShownNumber.TooFew(null, ShownShare.Few),
        { TooFew: true } => new ShownNumber.TooFew(unit, InWords(), OwnTotal),
        { Answered: { } answered } => new ShownNumber.Exact(answered, Total),
        { Percent: { } percent } => new ShownNumber.Rounded(percent, Total),
        _ => new ShownNumber.InWords(InWords(), Total),
    };

    private static StoredFigure Of(UnitFigure figure) => figure switch
    {
        UnitFigure.Exact exact => new StoredFigure(exact.Answered, null, null, exact.Total, null, TooFew: false),
        UnitFigure.Rounded rounded => new StoredFigure(null, rounded.Percent, null, rounded.Total, null, TooFew: false),
        UnitFigure.Share share => new StoredFigure(null, null, share.Answered, share.Total, null, TooFew: false),
        _ => throw new ArgumentOutOfRangeException(nameof(figure)),
    };

    private ShownShare InWords()
    {
        var share = Share ?? StrictFigure.Share(Answered is { } answered ? 2L * answered : (long)Math.Round(2.0 * Total * (Percent ?? 0) / 100), Total);
        return share switch
        {
            AnsweredShare.Few => ShownShare.Few,
            AnsweredShare.AboutHalf => ShownShare.Half,
            AnsweredShare.Most => ShownShare.Most,
            AnsweredShare.AlmostAll => ShownShare.AlmostAll,
            _ => throw new InvalidOperationException("A share has no other word."),
        };
    }
}
