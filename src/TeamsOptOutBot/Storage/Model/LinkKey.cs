namespace TeamsOptOutBot.Storage.Model;

/// <summary>A secret with which links to this service are made; in the database, so that all replicas know it and a restart keeps links alive.</summary>
internal sealed class LinkKey
{
    /// <summary>The one of policy notes.</summary>
    public const int TheOne = 1;

    /// <summary>Answer links have one for each quarter: the year and the quarter, such as 202604.</summary>
    public const int FirstOfAnswers = 200001;

    public int Id { get; set; }

    public required byte[] Secret { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
