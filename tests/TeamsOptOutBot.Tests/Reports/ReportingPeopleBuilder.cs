using TeamsOptOutBot.Privacy.Profiles;
using TeamsOptOutBot.Reports.ManagerNumbers;

namespace TeamsOptOutBot.Tests.Reports;

/// <summary>A company, person by person.</summary>
internal sealed class ReportingPeopleBuilder
{
    private readonly List<int> _manager = [];
    private readonly List<bool> _recipient = [];
    private readonly List<bool> _answered = [];
    private readonly List<PrivacyProfile> _profile = [];

    public int Boss(int above = -1) => Add(above, recipient: false, answered: false, PrivacyProfile.Standard);

    public int Add(int above, bool recipient, bool answered, PrivacyProfile profile)
    {
        _manager.Add(above);
        _recipient.Add(recipient);
        _answered.Add(answered);
        _profile.Add(profile);
        return _manager.Count - 1;
    }

    public ReportingPeopleBuilder Team(int above, int answered, int open, PrivacyProfile profile = PrivacyProfile.Standard)
    {
        for (var i = 0; i < answered + open; i++)
            Add(above, recipient: true, i < answered, profile);
        return this;
    }

    public ReportingPeople Build() => new([.. _manager], [.. _recipient], [.. _answered], [.. _profile]);

    public ManagerNumber For(int asker) => ManagerNumberTable.Compute(Build()).For(asker);

    /// <summary>Any company of up to <paramref name="most"/> people, circles included.</summary>
    public static ReportingPeople Random(int seed, int most, params PrivacyProfile[] profiles)
    {
        var random = new Random(seed);
        var count = random.Next(1, most + 1);
        var people = new ReportingPeopleBuilder();
        var depth = random.Next(1, 5);
        for (var i = 0; i < count; i++)
        {
            var above = random.Next(12) == 0 ? random.Next(-1, count) : i == 0 ? -1 : random.Next(Math.Max(0, (i / depth) - 2), (i / depth) + 1) is var up && up < i ? up : i - 1;
            people.Add(above, random.Next(4) > 0, random.Next(2) == 0, profiles[random.Next(profiles.Length)]);
        }

        return people.Build();
    }
}
