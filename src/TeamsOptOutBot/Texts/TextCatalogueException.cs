namespace TeamsOptOutBot.Texts;

/// <summary>A text or template file that cannot be used: the message names file and line of all that is wrong.</summary>
internal sealed class TextCatalogueException(string message, Exception? inner = null) : Exception(message, inner);
