using Loyalty.Contracts.Vouchers;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Vouchers;
using Loyalty.Grains.Members;

namespace Loyalty.Grains.Vouchers;

/// <content>The points of a cancelled voucher go back to the member who paid them: sent without waiting, and confirmed in a turn of its own.</content>
internal sealed partial class VoucherGrain
{
    private readonly Dictionary<long, Task> underWay = [];

    public async Task Confirm(long number, bool done, CancellationToken cancellation = default)
    {
        await Stream.EnsureLoaded(cancellation);
        if (Stream.State?.Outbox.Find(number) is not null)
        {
            await Do(CommandIds.Confirmation(number), new VoucherCommand.Confirm(number), cancellation);
        }
    }

    public async Task<bool> CatchUp(CancellationToken cancellation = default)
    {
        await Stream.Refresh(cancellation);
        SendEffects();
        return Stream.State is { Outbox.Waiting.IsEmpty: false };
    }

    public Task Settle() => Task.WhenAll(underWay.Values);

    private void SendEffects()
    {
        foreach (var outgoing in Stream.State?.Outbox.Waiting ?? [])
        {
            if (!underWay.TryGetValue(outgoing.Number, out var sent) || sent.IsCompleted)
            {
                underWay[outgoing.Number] = Deliver(outgoing);
            }
        }
    }

    /// <summary>Delivers an effect and has it confirmed. What fails is sent again by the sweep.</summary>
    private async Task Deliver(Outgoing outgoing)
    {
        try
        {
            var done = await delivery.Deliver(Program, Stream.State!.Member, Stream.Name, outgoing);
            await this.AsReference<IVoucherGrain>().Confirm(outgoing.Number, done);
        }
        catch (Exception failure)
        {
            EffectFailed(outgoing.Effect.GetType().Name, outgoing.Number, failure);
        }
    }
}
