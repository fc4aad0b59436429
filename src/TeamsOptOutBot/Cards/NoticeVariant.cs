using TeamsOptOutBot.Campaigns.Library;
using TeamsOptOutBot.Privacy.Profiles;

namespace TeamsOptOutBot.Cards;

/// <summary>What a notice's text depends on; everybody with the same variant gets the same card.</summary>
internal readonly record struct NoticeVariant(string Language, Region Region, PrivacyProfile Profile)
{
    public override string ToString() => $"{Language}/{Region}/{Profile}";
}
