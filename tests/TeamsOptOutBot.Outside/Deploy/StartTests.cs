using Shouldly;
using TeamsOptOutBot.Outside.Manifest;

namespace TeamsOptOutBot.Outside.Deploy;

/// <summary>What IT sees who starts the service before its settings are there.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_service_without_settings_says_what_is_missing_and_nothing_else()
    {
        var (code, output) = await OurProgram.RunAsync("--urls", "http://127.0.0.1:0");

        code.ShouldBe(1);
        output.Trim().Split('\n')[0].ShouldBe("The service cannot start: its settings are not complete.");
        output.ShouldContain("Microsoft365:AppId is missing. Set it to");
        output.ShouldNotContain("   at ");
    }
}
