namespace Loyalty.Api.Answers;

internal sealed partial class Errors
{
    private readonly ILogger log = log;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Route} could not be answered; the caller was told to send it again")]
    private partial void OutOfReach(Exception exception, string method, string route);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} broke down")]
    private partial void BrokeDown(Exception exception, string method, string route);
}
