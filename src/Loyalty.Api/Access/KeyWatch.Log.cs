namespace Loyalty.Api.Access;

internal sealed partial class KeyWatch
{
    private readonly ILogger log = log;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Which keys are in force cannot be asked for now: {Reason}")]
    private partial void OutOfReach(string reason);
}
