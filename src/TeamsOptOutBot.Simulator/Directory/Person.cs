namespace TeamsOptOutBot.Simulator.Directory;

/// <summary>An account in the tenant: an employee, a guest or a disabled account.</summary>
internal sealed class Person
{
    public required Guid Id { get; init; }
    public required string Mail { get; init; }
    public required string UserPrincipalName { get; init; }
    public required string GivenName { get; init; }
    public required string Surname { get; init; }
    public required Country Country { get; init; }
    public required string Department { get; init; }

    /// <summary>The user's id in Teams, <c>29:…</c>.</summary>
    public required string TeamsId { get; init; }

    /// <summary>The id of the personal chat between this person and the bot, <c>a:…</c>.</summary>
    public required string ConversationId { get; init; }

    public string JobTitle { get; set; } = "";
    public bool Enabled { get; set; } = true;
    public bool Guest { get; init; }

    /// <summary>As in Entra: a few people never chose a language.</summary>
    public string? Language { get; set; }

    /// <summary>As in Entra: null where nobody set it.</summary>
    public string? UsageLocation { get; init; }

    /// <summary>As in Entra: free text.</summary>
    public string? CountryText { get; init; }

    public Person? Manager { get; set; }

    /// <summary>Guarded by <see cref="CompanyDirectory"/>.</summary>
    public HashSet<Group> Groups { get; } = [];

    /// <summary>Guarded by <see cref="CompanyDirectory"/>.</summary>
    public HashSet<Person> Reports { get; } = [];

    public string Name => $"{GivenName} {Surname}";
}
