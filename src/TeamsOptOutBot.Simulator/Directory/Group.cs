namespace TeamsOptOutBot.Simulator.Directory;

/// <summary>An Entra group. Names need not be unique.</summary>
internal sealed class Group
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public string? Mail { get; init; }
    public string Description { get; init; } = "";
    public bool HiddenMembership { get; init; }

    public string Visibility => HiddenMembership ? "HiddenMembership" : "Private";

    /// <summary>Direct members; guarded by <see cref="CompanyDirectory"/>.</summary>
    public HashSet<Person> People { get; } = [];

    /// <summary>Groups that are direct members; guarded by <see cref="CompanyDirectory"/>.</summary>
    public HashSet<Group> Nested { get; } = [];

    /// <summary>Groups of which this one is a direct member; guarded by <see cref="CompanyDirectory"/>.</summary>
    public HashSet<Group> Parents { get; } = [];

    /// <summary>Transitive members as of <see cref="TransitiveVersion"/>; guarded by <see cref="CompanyDirectory"/>.</summary>
    public Person[]? Transitive { get; set; }

    public long TransitiveVersion { get; set; }
}
