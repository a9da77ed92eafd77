namespace Loyalty.Api.Programs;

internal sealed partial class ProgramLoader
{
    private readonly ILogger log = log;

    [LoggerMessage(Level = LogLevel.Information, Message = "Program {Program} is in force, version {Version}")]
    private partial void Published(string program, long version);
}
