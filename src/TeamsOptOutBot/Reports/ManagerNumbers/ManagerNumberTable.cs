using TeamsOptOutBot.Privacy.Profiles;

namespace TeamsOptOutBot.Reports.ManagerNumbers;

/// <summary>
/// What every manager may read, computed for everybody at once in linear time, so that asking often or in another order reveals nothing.
/// Every figure is a function of the rests of <see cref="UnitSelection"/> (five people or more each), and a rest with somebody under the
/// strict profile enters only with its extremes blurred. Whatever is asked, by however many together, they learn no more than those.
/// </summary>
internal sealed class ManagerNumberTable
{
    // Half people: a blurred rest stands between two whole numbers.
    private readonly long[] _answeredHalves;
    private readonly PrivacyProfile[] _profile;
    private readonly bool[] _hasReports;
    private readonly UnitSelection _units;

    private ManagerNumberTable(long[] answeredHalves, PrivacyProfile[] profile, bool[] hasReports, UnitSelection units)
    {
        _answeredHalves = answeredHalves;
        _profile = profile;
        _hasReports = hasReports;
        _units = units;
    }

    public int Count => _hasReports.Length;

    public static ManagerNumberTable Compute(ReportingPeople people)
    {
        if (people.Recipient.Length != people.Count || people.Answered.Length != people.Count || people.Profile.Length != people.Count)
            throw new ArgumentException("The columns must be of equal length.", nameof(people));

        var tree = ReportingTree.From(people.Manager);
        var units = UnitSelection.From(tree, people.Recipient);
        var rests = UnitRests.From(tree, units, people);
        var halves = new long[people.Count];
        var profile = new PrivacyProfile[people.Count];
        var hasReports = new bool[people.Count];
        foreach (var person in tree.BottomUp)
        {
            if (tree.Parent[person] >= 0)
                hasReports[tree.Parent[person]] = true;
            if (!units.HasFigure[person])
                continue;
            halves[person] += rests.PublishedHalves(person);
            profile[person] = (PrivacyProfile)Math.Max((int)profile[person], (int)rests.Profile(person));
            var above = units.FigureAbove[person];
            if (above < 0)
                continue;
            halves[above] += halves[person];
            profile[above] = (PrivacyProfile)Math.Max((int)profile[above], (int)profile[person]);
        }

        return new(halves, profile, hasReports, units);
    }

    /// <param name="asker">Index of the person who asks.</param>
    public ManagerNumber For(int asker)
    {
        if (!_hasReports[asker])
            return new ManagerNumber.NobodyYours();
        if (_units.Size[asker] == 0)
            return new ManagerNumber.NobodyInAudience();
        if (_units.HasFigure[asker])
            return new ManagerNumber.Own(Figure(asker));
        return _units.FigureAbove[asker] is >= 0 and var above
            ? new ManagerNumber.NextLargerUnit(above, Figure(above), _units.Size[asker])
            : new ManagerNumber.TooFewAnywhere();
    }

    /// <summary>The profile of the unit whose figure <see cref="For"/> shows: the strictest of its recipients. Standard where there is no figure.</summary>
    public PrivacyProfile ProfileShownTo(int asker)
    {
        var unit = _units.HasFigure[asker] ? asker : _units.FigureAbove[asker];
        return unit < 0 ? PrivacyProfile.Standard : _profile[unit];
    }

    private UnitFigure Figure(int unit)
    {
        var total = _units.Size[unit];
        if (_profile[unit] != PrivacyProfile.Strict)
            return new UnitFigure.Exact((int)(_answeredHalves[unit] / 2), total);
        var halves = _answeredHalves[unit];
        return total >= StrictFigure.SmallestRounded
            ? new UnitFigure.Rounded(StrictFigure.Percent(halves, total), total)
            : new UnitFigure.Share(StrictFigure.Share(halves, total), total);
    }
}
