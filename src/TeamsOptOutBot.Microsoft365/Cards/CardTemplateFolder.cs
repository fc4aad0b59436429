namespace TeamsOptOutBot.Microsoft365.Cards;

/// <summary>All card layouts of a folder, by file name without <c>.json</c>.</summary>
public sealed class CardTemplateFolder
{
    /// <summary>Loads every <c>*.json</c> directly in the folder; the first start-up fault lists all that is wrong, not only the first.</summary>
    /// <exception cref="CardTemplateException">A template is missing, malformed or uses what the subset does not know.</exception>
    public static CardTemplateFolder Load(string path) => throw new NotSupportedException();

    /// <summary>The layout of that name.</summary>
    /// <exception cref="CardTemplateException">There is none.</exception>
    public CardTemplate this[string name] => throw new NotSupportedException();
}
