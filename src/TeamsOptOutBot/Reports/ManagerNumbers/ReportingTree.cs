namespace TeamsOptOutBot.Reports.ManagerNumbers;

/// <summary>Who is under whom, made safe to walk: links to nobody known and circles are cut.</summary>
internal sealed class ReportingTree
{
    private ReportingTree(int[] parent, int[] bottomUp)
    {
        Parent = parent;
        BottomUp = bottomUp;
    }

    /// <summary>Index of the manager; -1 at the top.</summary>
    public int[] Parent { get; }

    /// <summary>Everybody, each after all who report to them.</summary>
    public int[] BottomUp { get; }

    public static ReportingTree From(int[] manager)
    {
        var parent = new int[manager.Length];
        for (var i = 0; i < parent.Length; i++)
            parent[i] = manager[i] >= 0 && manager[i] < manager.Length && manager[i] != i ? manager[i] : -1;
        CutCircles(parent);
        return new(parent, OrderBottomUp(parent));
    }

    /// <summary>A circle is cut above its member of the lowest index, so that the same data always gives the same tree.</summary>
    private static void CutCircles(int[] parent)
    {
        var walk = new int[parent.Length];
        for (var start = 0; start < parent.Length; start++)
        {
            var at = start;
            for (; at >= 0 && walk[at] == 0; at = parent[at])
                walk[at] = start + 1;
            if (at < 0 || walk[at] != start + 1)
                continue;
            var lowest = at;
            for (var member = parent[at]; member != at; member = parent[member])
                lowest = Math.Min(lowest, member);
            parent[lowest] = -1;
        }
    }

    private static int[] OrderBottomUp(int[] parent)
    {
        var reports = new int[parent.Length];
        foreach (var above in parent)
        {
            if (above >= 0)
                reports[above]++;
        }

        var order = new int[parent.Length];
        var count = 0;
        for (var i = 0; i < parent.Length; i++)
        {
            if (reports[i] == 0)
                order[count++] = i;
        }

        for (var done = 0; done < count; done++)
        {
            var above = parent[order[done]];
            if (above >= 0 && --reports[above] == 0)
                order[count++] = above;
        }

        return order;
    }
}
