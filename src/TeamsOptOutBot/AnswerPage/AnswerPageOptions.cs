using System.ComponentModel.DataAnnotations;

namespace TeamsOptOutBot.AnswerPage;

/// <summary>Limits of the page behind the links in mails. Configuration section <c>AnswerPage</c>.</summary>
public sealed class AnswerPageOptions
{
    /// <summary>Requests a minute for one link, 5 to 10,000. Default: 30.</summary>
    [Range(5, 10_000, ErrorMessage = "AnswerPage:RequestsPerMinuteAndLink must be a number from 5 to 10000.")]
    public int RequestsPerMinuteAndLink { get; set; } = 30;

    /// <summary>Requests a second for all links together, 5 to 100,000. Default: 200.</summary>
    [Range(5, 100_000, ErrorMessage = "AnswerPage:RequestsPerSecond must be a number from 5 to 100000.")]
    public int RequestsPerSecond { get; set; } = 200;
}
