namespace TeamsOptOutBot.Privacy.Profiles;

/// <summary>How much a report may say. Ordered: the greater value is the stricter one.</summary>
internal enum PrivacyProfile
{
    /// <summary>Set by two people and said on the card; never the default of a country.</summary>
    Open = 0,
    Standard = 1,
    Strict = 2,
}
