using Loyalty.Contracts.Vouchers;
using Loyalty.Domain.Vouchers;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Members;

namespace Loyalty.Grains.Vouchers;

/// <content>The points of a cancelled voucher go back to the member who paid them: sent without waiting, and confirmed in a turn of its own.</content>
internal sealed partial class VoucherGrain
{
    private OutboxSender? sender;

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
        return Stream.State is { Outbox.Waiting.IsEmpty: false } voucher && Sender(voucher).CatchUp(voucher.Outbox);
    }

    public Task Settle() => sender?.Settle() ?? Task.CompletedTask;

    private void Send()
    {
        if (Stream.State is { Outbox.Waiting.IsEmpty: false } voucher)
        {
            Sender(voucher).Send(voucher.Outbox);
        }
    }

    private OutboxSender Sender(Voucher voucher) => sender ??= new OutboxSender(
        delivery, shelf, logger, Program, voucher.Member, Stream.Name, (number, done) => this.AsReference<IVoucherGrain>().Confirm(number, done));
}
