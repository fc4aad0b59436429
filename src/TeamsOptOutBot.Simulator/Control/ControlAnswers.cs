using TeamsOptOutBot.Simulator.Directory;

namespace TeamsOptOutBot.Simulator.Control;

/// <summary>What the control calls have in common.</summary>
internal static class ControlAnswers
{
    public static IResult Refuse(int status, string sentence) => Results.Json(new { error = sentence }, statusCode: status);

    public static IResult NobodyCalled(string mail) => Refuse(404, $"Nobody has the mail address '{mail}'.");

    /// <summary>The one group of this name or id, or why not.</summary>
    public static IResult? FindGroup(CompanyDirectory directory, string name, out Group? group)
    {
        var groups = directory.FindGroups(name);
        group = groups.Count == 1 ? groups[0] : null;
        return groups.Count switch
        {
            1 => null,
            0 => Refuse(404, $"There is no group '{name}'."),
            _ => Refuse(409, $"{groups.Count} groups are called '{name}': use one of the ids {string.Join(", ", groups.Select(g => g.Id))}."),
        };
    }
}
