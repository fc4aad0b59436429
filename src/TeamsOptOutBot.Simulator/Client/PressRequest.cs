using System.Text.Json.Nodes;

namespace TeamsOptOutBot.Simulator.Client;

/// <summary>A press on something in a card, as <c>POST /sim/people/{mail}/press</c> takes it.</summary>
internal sealed class PressRequest
{
    public string? MessageId { get; set; }

    /// <summary>Verb of the Action.Execute; with <see cref="Title"/> or <see cref="Data"/> it may be left out.</summary>
    public string? Verb { get; set; }

    /// <summary>Title of the button, where several have the same verb.</summary>
    public string? Title { get; set; }

    /// <summary>The action's data; taken from the card when left out.</summary>
    public JsonNode? Data { get; set; }

    /// <summary>What was typed and chosen, by the inputs' ids.</summary>
    public JsonObject? Inputs { get; set; }

    /// <summary><c>manual</c> (default) or <c>automatic</c>: the card's refresh action.</summary>
    public string? Trigger { get; set; }

    /// <summary>A plain Action.Submit instead of an Action.Execute.</summary>
    public bool Submit { get; set; }

    /// <summary><c>fetch</c> opens a dialog, <c>submit</c> sends it.</summary>
    public string? Dialog { get; set; }

    /// <summary>Typeahead of a choice set: what was typed.</summary>
    public string? Search { get; set; }

    /// <summary>Dataset of the typeahead; taken from the card's only Data.Query when left out.</summary>
    public string? Dataset { get; set; }

    /// <summary>Null: the chat; <c>team</c>; <c>mail</c>: a card in the inbox.</summary>
    public string? In { get; set; }
}
