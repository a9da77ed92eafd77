namespace Loyalty.Api.Audit;

internal sealed partial class AuditRecorder
{
    private readonly ILogger log = log;

    [LoggerMessage(Level = LogLevel.Warning, Message = "How {Act} ended could not be recorded; its entry {Entry} stays open")]
    private partial void StaysOpen(Exception exception, string act, string entry);
}
