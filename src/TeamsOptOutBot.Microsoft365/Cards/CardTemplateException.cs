namespace TeamsOptOutBot.Microsoft365.Cards;

/// <summary>A template that cannot be used: the message names file and line.</summary>
public sealed class CardTemplateException(string message, Exception? inner = null) : Exception(message, inner);
