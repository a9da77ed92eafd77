using Loyalty.Domain.Effects;
using Microsoft.Extensions.Logging;

namespace Loyalty.Grains.Effects;

/// <summary>
/// Sends what waits in the outbox of a small stream's grain, without waiting for it: each effect once at a time, confirmed in a turn
/// of its own. To be used from within the grain alone. What fails is sent again when the sweep wakes the grain.
/// </summary>
/// <param name="delivery">Brings effects to other grains.</param>
/// <param name="logger">Where failures go.</param>
/// <param name="program">The program.</param>
/// <param name="owner">The code whose stream it is.</param>
/// <param name="stream">The stream.</param>
/// <param name="confirm">Calls the grain itself, as any other grain would.</param>
internal sealed partial class OutboxSender(
    EffectDelivery delivery, ILogger logger, string program, string owner, string stream, Func<long, bool, Task> confirm)
{
    private readonly Dictionary<long, Task> underWay = [];

    /// <summary>Sends what is not under way already.</summary>
    /// <returns>Whether anything waits.</returns>
    public bool Send(Outbox outbox)
    {
        foreach (var (number, sent) in underWay)
        {
            if (sent.IsCompleted)
            {
                underWay.Remove(number);
            }
        }

        foreach (var outgoing in outbox.Waiting)
        {
            if (!underWay.ContainsKey(outgoing.Number))
            {
                underWay[outgoing.Number] = Deliver(outgoing);
            }
        }

        return !outbox.Waiting.IsEmpty;
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
            EffectFailed(outgoing.Effect.GetType().Name, outgoing.Number, failure);
        }
    }
}
