using Azure.Core;
using Azure.Core.Pipeline;

namespace Loyalty.Journal.AzureTables.Service;

/// <summary>
/// What was surely not done is tried again, after the time that the service asks for: a throttled request (429, 503) of any kind, and a
/// read in any case. A write whose answer is lost is in doubt: to send it again as if it had not run would make a conflict with itself.
/// </summary>
internal sealed class CarefulRetryPolicy(int retries) : RetryPolicy(retries, DelayStrategy.CreateExponentialDelayStrategy(
    TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1)))
{
    private const int TooMany = 429;
    private const int Busy = 503;

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) => Allows(message) && base.ShouldRetry(message, exception);

    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        Allows(message) && await base.ShouldRetryAsync(message, exception).ConfigureAwait(false);

    private static bool Allows(HttpMessage message) =>
        message.Request.Method == RequestMethod.Get || message.HasResponse && message.Response.Status is TooMany or Busy;
}
