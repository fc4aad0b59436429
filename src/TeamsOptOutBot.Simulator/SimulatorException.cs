namespace TeamsOptOutBot.Simulator;

/// <summary>The simulator cannot go on; the message is one sentence for the person who started it.</summary>
internal sealed class SimulatorException : Exception
{
    public SimulatorException()
    {
    }

    public SimulatorException(string message)
        : base(message)
    {
    }

    public SimulatorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
