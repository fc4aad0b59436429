namespace TeamsOptOutBot.Reports.ManagerNumbers;

/// <summary>
/// Decides which units have a figure of their own, from the reporting lines and the audience alone, never from answers.
/// A unit is everybody under a manager. Units lie inside each other, so what can be computed from all figures together
/// are the numbers of what is left of each unit when the units with figures inside it are taken away: its rest.
/// Every rest is empty or has five people at least. Where a rest would be smaller, the smallest unit directly inside
/// gives up its own figure (its manager reads the larger one), because the larger figure serves more readers.
/// </summary>
internal sealed class UnitSelection
{
    public const int SmallestUnit = 5;

    private readonly int[] _rest;
    private readonly int[] _firstInside;
    private readonly int[] _lastInside;
    private readonly int[] _nextBeside;

    private UnitSelection(ReportingTree tree, bool[] recipient)
    {
        var count = tree.Parent.Length;
        Size = new int[count];
        HasFigure = new bool[count];
        _rest = new int[count];
        _firstInside = Filled(count);
        _lastInside = Filled(count);
        _nextBeside = Filled(count);
        foreach (var person in tree.BottomUp)
        {
            Choose(person);
            var above = tree.Parent[person];
            if (above < 0)
                continue;
            Size[above] += Size[person] + (recipient[person] ? 1 : 0);
            _rest[above] += recipient[person] ? 1 : 0;
            if (HasFigure[person])
                Append(above, person, person);
            else
                HandUp(person, above);
        }

        FigureAbove = Filled(count);
        for (var i = count - 1; i >= 0; i--)
        {
            var person = tree.BottomUp[i];
            var above = tree.Parent[person];
            if (above >= 0)
                FigureAbove[person] = HasFigure[above] ? above : FigureAbove[above];
        }
    }

    /// <summary>Recipients under each person, not counting the person.</summary>
    public int[] Size { get; }

    public bool[] HasFigure { get; }

    /// <summary>The nearest manager above with a figure; -1 for none. For a recipient: in whose rest they are counted.</summary>
    public int[] FigureAbove { get; }

    public static UnitSelection From(ReportingTree tree, bool[] recipient) => new(tree, recipient);

    private void Choose(int unit)
    {
        if (Size[unit] < SmallestUnit)
            return;
        HasFigure[unit] = true;
        if (_rest[unit] is > 0 and < SmallestUnit)
            EnlargeRest(unit);
    }

    /// <summary>
    /// Takes the figure of the smallest unit directly inside that has a rest. Where none has, the smallest loses its figure all the same
    /// and the search goes on inside it alone: every list is looked through once, so that the whole stays linear.
    /// </summary>
    private void EnlargeRest(int unit)
    {
        for (var holder = unit; ;)
        {
            var (chosen, before) = (-1, -1);
            for (int inside = _firstInside[holder], previous = -1; inside >= 0; previous = inside, inside = _nextBeside[inside])
            {
                if (chosen < 0 || Cost(inside).CompareTo(Cost(chosen)) < 0)
                    (chosen, before) = (inside, previous);
            }

            Unlink(holder, chosen, before);
            HasFigure[chosen] = false;
            if (holder != unit)
                HandUp(holder, unit);
            if (_rest[chosen] > 0)
            {
                HandUp(chosen, unit);
                return;
            }

            holder = chosen;
        }
    }

    private (bool NoHelp, int Size, int Index) Cost(int unit) => (_rest[unit] == 0, Size[unit], unit);

    private void HandUp(int unit, int above)
    {
        _rest[above] += _rest[unit];
        if (_firstInside[unit] >= 0)
            Append(above, _firstInside[unit], _lastInside[unit]);
        (_firstInside[unit], _lastInside[unit]) = (-1, -1);
    }

    private void Append(int unit, int first, int last)
    {
        if (_firstInside[unit] < 0)
            _firstInside[unit] = first;
        else
            _nextBeside[_lastInside[unit]] = first;
        _lastInside[unit] = last;
    }

    private void Unlink(int unit, int inside, int before)
    {
        if (before < 0)
            _firstInside[unit] = _nextBeside[inside];
        else
            _nextBeside[before] = _nextBeside[inside];
        if (_lastInside[unit] == inside)
            _lastInside[unit] = before;
        _nextBeside[inside] = -1;
    }

    private static int[] Filled(int count)
    {
        var links = new int[count];
        Array.Fill(links, -1);
        return links;
    }
}
