using TeamsOptOutBot.Privacy.Profiles;

namespace TeamsOptOutBot.Reports.ManagerNumbers;

/// <summary>Everybody whom the numbers need, recipients and the managers above them, as columns of equal length.</summary>
/// <param name="Manager">Index of each person's manager; -1 for none. Circles are cut, not followed.</param>
/// <param name="Recipient">Whether the person is a current recipient of the campaign.</param>
/// <param name="Answered">Whether a recipient has answered; of no meaning for others.</param>
/// <param name="Profile">The privacy profile of a recipient; of no meaning for others.</param>
internal sealed record ReportingPeople(int[] Manager, bool[] Recipient, bool[] Answered, PrivacyProfile[] Profile)
{
    public int Count => Manager.Length;
}
