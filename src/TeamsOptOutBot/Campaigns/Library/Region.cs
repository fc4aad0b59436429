namespace TeamsOptOutBot.Campaigns.Library;

/// <summary>Where a campaign's facts differ.</summary>
internal enum Region
{
    EuEea,
    UnitedKingdom,
    Switzerland,
    Canada,
    HongKong,
    Elsewhere,
}
