namespace TeamsOptOutBot.Storage.Model;

/// <summary>A directory snapshot of somebody a campaign needs: a recipient, a manager above one, or an author.</summary>
internal sealed class Person
{
    public int Id { get; set; }

    /// <summary>Entra object id.</summary>
    public Guid AadId { get; set; }

    public required string Name { get; set; }

    public string? Mail { get; set; }

    public string? Language { get; set; }

    /// <summary>ISO 3166 two-letter code.</summary>
    public string? Country { get; set; }

    public string? Department { get; set; }

    public int? ManagerId { get; set; }

    public DateTimeOffset RefreshedAt { get; set; }
}
