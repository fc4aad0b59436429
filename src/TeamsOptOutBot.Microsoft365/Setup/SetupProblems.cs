namespace TeamsOptOutBot.Microsoft365.Setup;

/// <summary>Names of what the edge may find wrong.</summary>
public static class SetupProblems
{
    public const string NoManagedIdentity = "noManagedIdentity";
    public const string SecretWrong = "secretWrong";
    public const string SecretExpired = "secretExpired";
    public const string AppUnknown = "appUnknown";
    public const string TenantUnknown = "tenantUnknown";
    public const string CertificateUnknown = "certificateUnknown";
    public const string AssertionTime = "assertionTime";
    public const string NoFederation = "noFederation";

    /// <summary>Fills in <c>code</c>.</summary>
    public const string EntraRefuses = "entraRefuses";

    /// <summary>Fills in <c>host</c>.</summary>
    public const string EntraSilent = "entraSilent";

    /// <summary>Fills in <c>host</c>.</summary>
    public const string KeysUnreachable = "keysUnreachable";

    /// <summary>Fills in <c>found</c> and <c>expected</c>.</summary>
    public const string KeysOfOthers = "keysOfOthers";

    /// <summary>Fills in <c>channels</c>.</summary>
    public const string ChannelUnendorsed = "channelUnendorsed";

    /// <summary>Fills in <c>minutes</c>.</summary>
    public const string ClockAhead = "clockAhead";

    /// <summary>Fills in <c>minutes</c>.</summary>
    public const string ClockBehind = "clockBehind";
}
