using System.Collections.Immutable;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Vouchers;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Money;
using Loyalty.Grains.Stock;
using NodaTime.Extensions;

namespace Loyalty.Grains.Members;

/// <content>Spending in two steps, what passes between members, and what staff do.</content>
internal sealed partial class MemberGrain
{
    public async Task<Answer<Receipt>> Redeem(RedemptionRequest request, CancellationToken cancellation = default)
    {
        var (command, refusal) = RequestReading.Redeem(request);
        if (refusal is not null)
        {
            return refusal.As<Receipt>();
        }

        var began = term.Current;
        var id = CommandIds.Redemption(request.RedemptionId);
        var answer = await Stream.Execute(id, command!, cancellation);
        Tell();
        if (answer.Value is { Event: AccountEvent.StockAsked })
        {
            answer = Stream.InTerm(await TakeStock(id, request.RedemptionId, cancellation), began);
        }

        await SendEffects();
        return Receipted(answer);
    }

    public Task<Answer<Receipt>> Capture(string redemptionId, CancellationToken cancellation = default) =>
        Receipt(CommandIds.Capture(redemptionId), new AccountCommand.Capture(redemptionId), null, cancellation);

    public Task<Answer<Receipt>> Release(string redemptionId, CancellationToken cancellation = default) =>
        Receipt(CommandIds.Release(redemptionId), new AccountCommand.Release(redemptionId), null, cancellation);

    public async Task<Answer<Receipt>> Give(GiftRequest request, CancellationToken cancellation = default)
    {
        var began = term.Current;
        var (command, refusal) = DealingReading.Give(request, Stream.Member);
        if (command is not null)
        {
            command = command with { IsKnown = await journal.Version(Streams.OfMember($"{Stream.Program}/{request.To}"), cancellation) > 0 };
        }

        return await Receipt(CommandIds.Gift(request.GiftId), command, refusal, cancellation, began);
    }

    public Task<Answer<Receipt>> Adjust(AdjustmentRequest request, CancellationToken cancellation = default)
    {
        var (command, refusal) = DealingReading.Adjust(request);
        return Receipt(CommandIds.Adjustment(request.AdjustmentId), command, refusal, cancellation);
    }

    public Task<Answer<Receipt>> Approve(string adjustmentId, ApprovalRequest request, CancellationToken cancellation = default)
    {
        var (command, refusal) = DealingReading.Approve(adjustmentId, request);
        return Receipt(CommandIds.Approval(adjustmentId), command, refusal, cancellation);
    }

    public Task<Answer<Receipt>> Freeze(FreezeRequest request, bool frozen, CancellationToken cancellation = default)
    {
        var (command, refusal) = DealingReading.Freeze(request, frozen);
        return Receipt(CommandIds.Freeze(request.FreezeId), command, refusal, cancellation);
    }

    public Task<Answer<Receipt>> Invite(InvitationRequest request, CancellationToken cancellation = default)
    {
        var (command, refusal) = DealingReading.Invite(request);
        return Receipt(CommandIds.Invitation(request.InvitationId), command, refusal, cancellation);
    }

    public Task<Answer<Receipt>> Withdraw(string invitationId, ApprovalRequest request, CancellationToken cancellation = default)
    {
        var (command, refusal) = DealingReading.Withdraw(invitationId, request);
        return Receipt(CommandIds.Withdrawal(invitationId), command, refusal, cancellation);
    }

    public async Task<Answer<MemberView>> Describe(ProfileRequest request, CancellationToken cancellation = default)
    {
        var began = term.Current;
        await Stream.EnsureCurrent(cancellation);
        var (command, refusal) = DealingReading.Describe(request, Stream.Account?.Member ?? new MemberFacts());
        if (refusal is not null)
        {
            return refusal.As<MemberView>();
        }

        var answer = await Execute(CommandIds.Profile(request.ChangeId), command!, cancellation, began);
        if (answer.Refusal is { } refused)
        {
            return refused.As<MemberView>();
        }

        var reused = await people.Change(Stream.Program, Stream.Member, request, cancellation);
        return reused?.As<MemberView>() ?? Answers.Of(await Described(answer.Value!, cancellation), answer.Replayed);
    }

    public async Task<Answer<Receipt>> ReceiveGift(GiftDelivery gift, CancellationToken cancellation = default)
    {
        var lots = gift.Lots.Select(lot => new Lot(lot.ExpiresAt?.ToInstant() ?? NodaTime.Instant.MaxValue, lot.Points));
        var command = new AccountCommand.ReceiveGift(gift.GiftId, gift.From, [.. lots]);
        return await Receipt(CommandIds.Effect(gift.EffectId), command, null, cancellation);
    }

    public Task<Answer<Receipt>> EarnReferral(ReferralReward reward, CancellationToken cancellation = default) => Receipt(
        CommandIds.Effect(reward.EffectId), new AccountCommand.EarnReferral(reward.Code, reward.Friend, reward.OrderId), null, cancellation);

    public async Task<Answer<Receipt>> LoseReferral(ReferralReward reward, CancellationToken cancellation = default)
    {
        var began = term.Current;
        var credit = CommandIds.Effect(reward.CreditEffectId ?? throw new ArgumentException("The credit that ends is named.", nameof(reward)));
        var given = await journal.Event(Streams.OfMember(this.GetPrimaryKeyString()), credit, cancellation);
        var command = new AccountCommand.LoseReferral(reward.Code, reward.Friend, reward.OrderId)
        {
            Given = (AccountEvent.ReferralEarned?)given,
        };
        return await Receipt(CommandIds.Effect(reward.EffectId), command, null, cancellation, began);
    }

    public Task<Answer<Receipt>> Restore(string effectId, string redemptionId, CancellationToken cancellation = default) =>
        Receipt(CommandIds.Effect(effectId), new AccountCommand.Restore(redemptionId), null, cancellation);

    public async Task<Answer<RewardList>> Rewards(CancellationToken cancellation = default)
    {
        var (catalogue, refusal) = await UpToNow(cancellation);
        if (refusal is not null)
        {
            return refusal.As<RewardList>();
        }

        var left = await GrainFactory.Left(catalogue!.Program, cancellation);
        return Answers.Of(RewardViews.Of(catalogue.Program, Stream.Account, left, shelf.Now(catalogue)));
    }

    /// <summary>The member right after a change of facts: the same for ever, whatever has happened since.</summary>
    private async Task<MemberView> Described(Done done, CancellationToken cancellation)
    {
        var account = await Stream.At(done.Version, cancellation);
        return Views.Of(account, done.Event.Standing, Stream.Program, Stream.Member, done.Version, done.Event.At);
    }

    /// <summary>What vouchers paid of an order; a code that is named twice is one voucher.</summary>
    private async Task<ImmutableArray<VoucherPayment>> Payments(string[] codes, string orderId, CancellationToken cancellation)
    {
        var keys = codes.Select(code => VoucherKey.Of(Stream.Program, code)).Distinct();
        return [.. await Task.WhenAll(keys.Select(key => Payment(key, orderId, cancellation)))];
    }

    private async Task<VoucherPayment> Payment(string? key, string orderId, CancellationToken cancellation)
    {
        var voucher = key is null ? null : await GrainFactory.GetGrain<IVoucherGrain>(key).Get(cancellation);
        var uses = voucher?.Value?.Uses?.Where(use => use.OrderId == orderId).ToList() ?? [];
        Currency? currency = voucher?.Value?.Currency is { } known ? Currency.Parse(known) : null;
        return new VoucherPayment(uses.Count > 0, currency, uses.Sum(use => use.Amount ?? 0));
    }

    private async Task<Answer<Done>> TakeStock(string commandId, string redemptionId, CancellationToken cancellation)
    {
        var outbox = Stream.Account!.Dealings.Outbox;
        var asked = outbox.Waiting.FirstOrDefault(waiting => waiting.Effect is Effect.TakeStock stock && stock.RedemptionId == redemptionId);
        if (asked is not null)
        {
            var done = await delivery.Deliver(Stream.Program, Stream.Member, Streams.OfMember(this.GetPrimaryKeyString()), asked);
            await Confirm(asked.Number, asked.Effect, done, cancellation);
        }

        return await Stream.Find(commandId, cancellation) ?? MemberRefusals.OutOfStock.As<Done>();
    }
}
