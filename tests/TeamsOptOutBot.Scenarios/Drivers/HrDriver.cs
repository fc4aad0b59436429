using TeamsOptOutBot.Scenarios.Harness;
using Colleague = TeamsOptOutBot.Simulator.Directory.Person;

namespace TeamsOptOutBot.Scenarios.Drivers;

/// <summary>A campaign's author.</summary>
internal sealed class HrDriver(Story story, Colleague person) : PersonDriver(story, person)
{
    /// <summary>Starts a campaign for these groups as people would and reads the preview.</summary>
    public async Task<Message> PreviewAsync(string groups, string options = "", string template = "linkedin-ai")
    {
        var preview = await SayAsync($"start {template} to {groups} {options}".Trim());
        if (preview.View.Title == "Reading the groups")
            preview = await NextAsync(preview.Id);
        preview.View.Title.ShouldStartWith("Preview: ", customMessage: preview.Words);
        return preview;
    }

    /// <summary>Sends it and waits until nothing is due any more; the preview's message is the progress card then.</summary>
    public async Task<Message> SendAsync(string groups, string options = "", string template = "linkedin-ai")
    {
        var preview = await PreviewAsync(groups, options, template);
        (await PressAsync(preview, "sendNow")).View.Title.ShouldStartWith("Sen");
        await Story.StepAsync();
        return preview;
    }

    /// <summary>The numbers of a campaign.</summary>
    public async Task<CardView> StatusAsync(string campaign = "linkedin-ai") => (await SayAsync($"status {campaign}")).View;

    /// <summary>The completion reports that came, oldest first.</summary>
    public async Task<IReadOnlyList<CardView>> ReportsAsync() =>
        [.. (await FromBotAsync()).Where(m => m.Card?.Text.Contains("nobody checked them with LinkedIn", StringComparison.Ordinal) == true).Select(m => m.View)];
}
