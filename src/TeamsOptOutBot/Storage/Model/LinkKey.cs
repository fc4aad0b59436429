namespace TeamsOptOutBot.Storage.Model;

/// <summary>The secret with which links to this service are made; in the database, so that all replicas know it and a restart keeps links alive.</summary>
internal sealed class LinkKey
{
    /// <summary>There is one.</summary>
    public const int TheOne = 1;

    public int Id { get; set; }

    public required byte[] Secret { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
