namespace Loyalty.Api.Programs;

internal sealed partial class ProgramLoader
{
    private readonly ILogger log = log;

    [LoggerMessage(Level = LogLevel.Information, Message = "Program {Program} is in force, version {Version}")]
    private partial void Published(string program, long version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waits for a silo that answers: {Reason}")]
    private partial void Waits(string reason);
}
