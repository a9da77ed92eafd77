using Orleans.Concurrency;

namespace Loyalty.Contracts.Webhooks;

/// <summary>
/// One endpoint of the shop that is told what happens in a program: signed, in order for each member, again until it has arrived or
/// three days are over. Key: <c>{program}/{webhook}</c>.
/// </summary>
[Alias("loyalty.IWebhookGrain")]
public interface IWebhookGrain : IGrainWithStringKey
{
    /// <summary>
    /// Makes the endpoint known, or changes it. Known for the first time it is told what happens from now on, and the answer has its
    /// secret, which is never shown again. To be called through <see cref="IWebhooksGrain"/>, which counts endpoints.
    /// </summary>
    [Alias("Put")]
    Task<Answer<WebhookView>> Put(WebhookRequest request, CancellationToken cancellation = default);

    /// <summary>The endpoint as it is.</summary>
    [Alias("Get"), AlwaysInterleave]
    Task<Answer<WebhookView>> Get(CancellationToken cancellation = default);

    /// <summary>Takes the endpoint away. What it has not been told it is never told.</summary>
    [Alias("Remove")]
    Task<Answer<WebhookView>> Remove(CancellationToken cancellation = default);

    /// <summary>Gives it a new secret, told in the answer alone; for a while messages are signed by the one before, too.</summary>
    [Alias("Rotate")]
    Task<Answer<WebhookView>> Rotate(RotationRequest request, CancellationToken cancellation = default);

    /// <summary>Sends a test message now, once. It is in no order with what happens.</summary>
    [Alias("Ping"), AlwaysInterleave, ResponseTimeout("00:00:30")]
    Task<Answer<DeliveryAttempt>> Ping(CancellationToken cancellation = default);

    /// <summary>Messages that were given up, the oldest first.</summary>
    [Alias("DeadLetters"), AlwaysInterleave]
    Task<Answer<DeadLetterList>> DeadLetters(CancellationToken cancellation = default);

    /// <summary>Sends a dead letter again, now and once. What arrives is a dead letter no more.</summary>
    [Alias("Resend"), AlwaysInterleave, ResponseTimeout("00:00:30")]
    Task<Answer<DeliveryAttempt>> Resend(string eventId, CancellationToken cancellation = default);

    /// <summary>
    /// Begins to deliver what there is to be delivered by now, where that is not under way already; does not wait for it. Called again and
    /// again by every silo.
    /// </summary>
    /// <returns>Whether anything is under way.</returns>
    [Alias("Deliver"), AlwaysInterleave]
    Task<bool> Deliver(CancellationToken cancellation = default);

    /// <summary>Waits until what is under way has arrived, or has failed for now.</summary>
    [Alias("Settle"), AlwaysInterleave, ResponseTimeout("00:05:00")]
    Task Settle();
}

/// <summary>The endpoints of one program. Key: the program's id.</summary>
[Alias("loyalty.IWebhooksGrain")]
public interface IWebhooksGrain : IGrainWithStringKey
{
    /// <summary>Makes an endpoint known, where there are not too many, or changes it.</summary>
    [Alias("Put")]
    Task<Answer<WebhookView>> Put(string webhook, WebhookRequest request, CancellationToken cancellation = default);

    /// <summary>All endpoints, by id.</summary>
    [Alias("List")]
    Task<Answer<WebhookList>> List(CancellationToken cancellation = default);
}
