using System.Diagnostics;
using System.Text;

namespace TeamsOptOutBot.Outside.Connector;

/// <summary>One of our built programs as a child process, with what it has printed so far.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();

    private RunningProgram(Process process) => this.process = process;

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    public bool HasExited => process.HasExited;

    /// <param name="project">A project of ours, built in the same configuration as the tests.</param>
    /// <param name="settings">Environment variables; null removes one.</param>
    public static RunningProgram Start(string project, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> settings)
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(typeof(RunningProgram).Assembly.Location)!);
        var assembly = Path.Combine(Checkout.Root, "artifacts", "bin", project, configuration, project + ".dll");
        var started = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [assembly, .. arguments])
            {
                WorkingDirectory = Path.GetDirectoryName(assembly),
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        foreach (var (name, value) in settings)
        {
            started.StartInfo.Environment[name] = value;
        }

        var program = new RunningProgram(started);
        started.OutputDataReceived += (_, line) => program.Add(line.Data);
        started.ErrorDataReceived += (_, line) => program.Add(line.Data);
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return program;
    }

    /// <summary>What follows <paramref name="beginning"/> on the first line that begins with it.</summary>
    public Task<string> LineAsync(string beginning) => Waiting.ForAsync(
        () => Task.FromResult(HasExited
            ? throw new InvalidOperationException($"The program ended with {process.ExitCode}:\n{Output}")
            : Output.Split('\n').FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal))?[beginning.Length..].Trim()),
        () => $"no line '{beginning}' in:\n{Output}");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Add(string? line)
    {
        lock (output)
        {
            output.Append(line).Append('\n');
        }
    }
}
