namespace TeamsOptOutBot.Delivery.Rates;

/// <summary>Campaigns take turns: a small one that comes later does not wait for a million rows of an earlier one.</summary>
internal static class FairShares
{
    /// <summary>Shares <paramref name="places"/> out evenly; what is left over goes to those whose turn it is.</summary>
    /// <param name="turn">Grows by one each time, so that the odd place goes round.</param>
    public static IEnumerable<(T Campaign, int Places)> Split<T>(int places, IReadOnlyList<T> campaigns, int turn)
    {
        if (campaigns.Count == 0)
            yield break;
        var (each, odd) = Math.DivRem(places, campaigns.Count);
        for (var i = 0; i < campaigns.Count; i++)
        {
            var share = each + (i < odd ? 1 : 0);
            if (share > 0)
                yield return (campaigns[(int)(((uint)turn + (uint)i) % (uint)campaigns.Count)], share);
        }
    }
}
