using Loyalty.Domain.Effects;
using Loyalty.Grains.Catalogues;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Loyalty.Grains.Effects;

/// <summary>
/// Sends what waits in the outbox of a small stream's grain, without waiting for it: each effect once at a time, confirmed in a turn
/// of its own. To be used from within the grain alone. What fails is sent again when the sweep wakes the grain after a rest.
/// </summary>
/// <param name="delivery">Brings effects to other grains.</param>
/// <param name="shelf">The engine's clock.</param>
/// <param name="logger">Where failures go.</param>
/// <param name="program">The program.</param>
/// <param name="owner">The code whose stream it is.</param>
/// <param name="stream">The stream.</param>
/// <param name="confirm">Calls the grain itself, as any other grain would.</param>
internal sealed partial class OutboxSender(
    EffectDelivery delivery, CatalogueShelf shelf, ILogger logger, string program, string owner, string stream, Func<long, bool, Task> confirm)
{
    private static readonly Duration RestAfterFailure = Duration.FromSeconds(1);
    private readonly Dictionary<long, Task> underWay = [];
    private Instant restsUntil = Instant.MinValue;

    /// <summary>Sends what is not under way already, for the sweep.</summary>
    /// <returns>Whether anything is under way.</returns>
    /// <exception cref="TimeoutException">Something waits and rests, as it could not be delivered a moment ago.</exception>
    public bool CatchUp(Outbox outbox) => Send(outbox) || (outbox.Waiting.IsEmpty
        ? false
        : throw new TimeoutException("An effect could not be delivered a moment ago, and is sent again after a rest."));

    /// <summary>Sends what is not under way already.</summary>
    /// <returns>Whether anything is under way.</returns>
    public bool Send(Outbox outbox)
    {
        foreach (var (number, sent) in underWay)
        {
            if (sent.IsCompleted)
            {
                underWay.Remove(number);
            }
        }

        foreach (var outgoing in shelf.EngineNow < restsUntil ? [] : outbox.Waiting)
        {
            if (!underWay.ContainsKey(outgoing.Number))
            {
                underWay[outgoing.Number] = Deliver(outgoing);
            }
        }

        return underWay.Values.Any(sent => !sent.IsCompleted);
    }

    /// <summary>Waits until what is under way has arrived and is confirmed, or has failed for now.</summary>
    public Task Settle() => Task.WhenAll(underWay.Values);

    private async Task Deliver(Outgoing outgoing)
    {
        try
        {
            var done = await delivery.Deliver(program, owner, stream, outgoing);
            await confirm(outgoing.Number, done);
        }
        catch (Exception failure)
        {
            restsUntil = shelf.EngineNow + RestAfterFailure;
            EffectFailed(outgoing.Effect.GetType().Name, outgoing.Number, failure);
        }
    }
}
