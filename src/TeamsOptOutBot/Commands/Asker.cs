namespace TeamsOptOutBot.Commands;

/// <summary>Who speaks to the bot: what the platform says, never what a message says.</summary>
internal sealed record Asker(Guid AadId, string? Name, string Language, RoleAnswer Hr)
{
    public bool IsHr => Hr == RoleAnswer.Yes;
}
