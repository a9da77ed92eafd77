namespace Loyalty.Grains.Webhooks;

/// <summary>Brings messages to endpoints outside. Safe for use from any thread; throws only where it is cancelled.</summary>
public interface IWebhookSender
{
    /// <summary>Why nothing is ever sent to an address; null where something may be.</summary>
    string? FaultOf(Uri url);

    /// <summary>Makes one attempt.</summary>
    /// <returns>Null where it arrived, which the endpoint says by 200 to 299; else why not, in a word without any text of others.</returns>
    Task<string?> Send(WebhookMessage message, CancellationToken cancellation);
}

/// <summary>A message, signed.</summary>
/// <param name="Url">Where it goes.</param>
/// <param name="Id">Its id.</param>
/// <param name="UnixSeconds">When it is sent.</param>
/// <param name="Signature">Its signatures, with spaces between them.</param>
/// <param name="Body">What is sent.</param>
public sealed record WebhookMessage(string Url, string Id, long UnixSeconds, string Signature, ReadOnlyMemory<byte> Body)
{
    /// <summary>Nothing of the address.</summary>
    public override string ToString() => Id;
}
