using TeamsOptOutBot.Privacy.Profiles;

namespace TeamsOptOutBot.Storage.Bulk;

/// <summary>What is stored of a person, on its way into the database with many others.</summary>
internal readonly record struct ImportedPerson(Guid AadId, string Name, string? Mail, string? Language, string? Country, string? Department, PrivacyProfile Profile);
