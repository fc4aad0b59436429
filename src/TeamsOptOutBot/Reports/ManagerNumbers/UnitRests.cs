using TeamsOptOutBot.Privacy.Profiles;

namespace TeamsOptOutBot.Reports.ManagerNumbers;

/// <summary>The people of each unit with a figure who are in no smaller unit with a figure: how many, how many answered, under which profile.</summary>
internal sealed class UnitRests
{
    private readonly int[] _total;
    private readonly int[] _answered;
    private readonly PrivacyProfile[] _profile;
    private readonly bool[] _readerInside;

    private UnitRests(int count)
    {
        _total = new int[count];
        _answered = new int[count];
        _profile = new PrivacyProfile[count];
        _readerInside = new bool[count];
    }

    public static UnitRests From(ReportingTree tree, UnitSelection units, ReportingPeople people)
    {
        var rests = new UnitRests(people.Count);
        foreach (var person in tree.BottomUp)
        {
            var unit = units.FigureAbove[person];
            if (unit < 0 || !people.Recipient[person])
                continue;
            rests._total[unit]++;
            rests._answered[unit] += people.Answered[person] ? 1 : 0;
            if (people.Profile[person] > rests._profile[unit])
                rests._profile[unit] = people.Profile[person];
            // Managers without a figure of their own read this unit's and know their own answer in it.
            rests._readerInside[unit] |= units.Size[person] > 0 && !units.HasFigure[person];
        }

        return rests;
    }

    public PrivacyProfile Profile(int unit) => _profile[unit];

    public long PublishedHalves(int unit)
    {
        if (_total[unit] == 0)
            return 0;
        return _profile[unit] == PrivacyProfile.Strict
            ? StrictFigure.Blur(_answered[unit], _total[unit], _readerInside[unit])
            : 2L * _answered[unit];
    }
}
