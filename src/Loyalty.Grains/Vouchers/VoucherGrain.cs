using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Vouchers;
using Loyalty.Domain.Vouchers;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Members;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Loyalty.Grains.Vouchers;

/// <summary>
/// One voucher: a shell around its stream. It expires by the program's clock, looked up at each call. It calls no other grain within a
/// turn, so that members may wait for it: the points of a cancelled one are sent back beside it.
/// </summary>
internal sealed partial class VoucherGrain(IJournal journal, CatalogueShelf shelf, EffectDelivery delivery, ILogger<VoucherGrain> logger)
    : Grain, IVoucherGrain
{
    private SmallStream<Voucher, VoucherEvent>? stream;

    public async Task<Answer<VoucherView>> Issue(VoucherIssue issue, CancellationToken cancellation = default)
    {
        var command = new VoucherCommand.Issue(VoucherViews.Terms(issue.Voucher), issue.MemberId, issue.RedemptionId);
        return await Do(CommandIds.Effect(issue.EffectId), command, cancellation);
    }

    public async Task<Answer<VoucherView>> Get(CancellationToken cancellation = default)
    {
        var (now, refusal) = await Now(cancellation);
        if (refusal is not null)
        {
            return refusal.As<VoucherView>();
        }

        await Stream.Refresh(cancellation);
        return Stream.State is { } voucher ? Answers.Of(VoucherViews.Of(voucher, now)) : VoucherRefusals.Unknown.As<VoucherView>();
    }

    public async Task<Answer<VoucherView>> Use(VoucherUseRequest request, CancellationToken cancellation = default)
    {
        var (command, refusal) = VoucherRequests.Use(request);
        return refusal?.As<VoucherView>() ?? await Do($"use/{request.UseId}", command!, cancellation);
    }

    public async Task<Answer<VoucherView>> Cancel(VoucherCancelRequest request, CancellationToken cancellation = default)
    {
        var (command, refusal) = VoucherRequests.Cancel(request);
        if (refusal is not null)
        {
            return refusal.As<VoucherView>();
        }

        var answer = await Do($"cancel/{request.CancelId}", command!, cancellation);
        Send();
        return answer;
    }

    private string Program => MemberKey.Split(this.GetPrimaryKeyString()).Program;

    private SmallStream<Voucher, VoucherEvent> Stream =>
        stream ??= new SmallStream<Voucher, VoucherEvent>(journal, Streams.OfVoucher(this.GetPrimaryKeyString()), VoucherCodec.Form);

    private async Task<Answer<VoucherView>> Do(string commandId, VoucherCommand command, CancellationToken cancellation)
    {
        var (now, refusal) = await Now(cancellation);
        if (refusal is not null)
        {
            return refusal.As<VoucherView>();
        }

        var outcome = await Stream.Execute(commandId, command.Content, now, voucher => Verdict(voucher.Decide(command, now)), cancellation);
        return outcome.Event is { } happened
            ? Answers.Of(VoucherViews.Of((await Stream.At(outcome.Version, cancellation))!, happened.At), outcome.IsReplay)
            : outcome.Refusal!.As<VoucherView>();
    }

    private static SmallVerdict<VoucherEvent> Verdict(VoucherDecision decision) => decision is VoucherDecision.Granted granted
        ? granted.Event
        : VoucherRefusals.Of((VoucherDecision.Refused)decision);

    private async ValueTask<(Instant Now, Refusal? Refusal)> Now(CancellationToken cancellation) =>
        await shelf.Refresh(Program, cancellation) is { } catalogue
            ? (shelf.Now(catalogue), null)
            : (default, CatalogueRefusals.ProgramUnknown(Program));
}
