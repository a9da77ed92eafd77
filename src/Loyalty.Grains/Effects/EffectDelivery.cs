using System.Diagnostics;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Referrals;
using Loyalty.Contracts.Stock;
using Loyalty.Contracts.Vouchers;
using Loyalty.Domain.Effects;
using Loyalty.Grains.Members;

namespace Loyalty.Grains.Effects;

/// <summary>
/// Brings an effect to the grain that it asks something of. It may be brought again at will: the receiver knows it by its id. What
/// throws may have arrived or not, and is brought again.
/// </summary>
internal sealed class EffectDelivery(IGrainFactory grains)
{
    /// <summary>Delivers an effect of a stream.</summary>
    /// <param name="program">The program.</param>
    /// <param name="owner">Id of the member, or the code, whose stream it is.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="outgoing">The effect.</param>
    /// <returns>Whether it was done; <c>false</c>: it was refused for good.</returns>
    public async Task<bool> Deliver(string program, string owner, string stream, Outgoing outgoing)
    {
        var id = EffectIds.Of(stream, outgoing.Number);
        return outgoing.Effect switch
        {
            Effect.TakeStock stock => Done(await Stock(program, stock.Reward).Take(Pieces(id, stock.Pieces))),
            Effect.ReturnStock stock => Done(await Stock(program, stock.Reward).PutBack(Pieces(id, stock.Pieces))),
            Effect.IssueVoucher issue => Done(await Voucher(program, issue.Voucher.Code).Issue(Issue(id, owner, issue))),
            Effect.DeliverGift gift => Done(await Member(program, gift.To).ReceiveGift(Gift(id, owner, gift))),
            Effect.KeepReferral kept => Done(await Referral(program, kept.Code).Keep(Purchase(id, owner, kept.OrderId))),
            Effect.ReverseReferral lost => Done(await Referral(program, lost.Code).Reverse(Purchase(id, owner, lost.OrderId))),
            Effect.CreditReferrer credit =>
                Done(await Member(program, credit.Referrer).EarnReferral(Reward(id, owner, credit.Friend, credit.OrderId, null))),
            Effect.DebitReferrer debit => Done(await Member(program, debit.Referrer).LoseReferral(
                Reward(id, owner, debit.Friend, debit.OrderId, EffectIds.Of(stream, debit.Credit)))),
            Effect.RestoreRedemption restore => Done(await Member(program, restore.Member).Restore(id, restore.RedemptionId)),
            _ => throw new UnreachableException($"No delivery for {outgoing.Effect.GetType()}."),
        };
    }

    private static bool Done<T>(Answer<T> answer)
        where T : class => answer.Refusal is null;

    private IMemberGrain Member(string program, string member) => grains.GetGrain<IMemberGrain>($"{program}/{member}");

    private IReferralGrain Referral(string program, string code) => grains.GetGrain<IReferralGrain>($"{program}/{code}");

    private IRewardGrain Stock(string program, string reward) => grains.GetGrain<IRewardGrain>($"{program}/{reward}");

    private IVoucherGrain Voucher(string program, string code) => grains.GetGrain<IVoucherGrain>(VoucherKey.Of(program, code)!);

    private static StockRequest Pieces(string id, long pieces) => new() { EffectId = id, Pieces = pieces };

    private static VoucherIssue Issue(string id, string member, Effect.IssueVoucher issue) => new()
    {
        EffectId = id,
        MemberId = member,
        RedemptionId = issue.RedemptionId,
        Voucher = ReceiptVouchers.View(issue.Voucher),
    };

    private static GiftDelivery Gift(string id, string from, Effect.DeliverGift gift) => new()
    {
        EffectId = id,
        GiftId = gift.GiftId,
        From = from,
        Lots = [.. gift.Lots.Select(lot => new LotView { Points = lot.Points, ExpiresAt = Views.Time(lot.ExpiresAt) })],
    };

    private static FriendPurchase Purchase(string id, string friend, string orderId) =>
        new() { EffectId = id, Friend = friend, OrderId = orderId };

    private static ReferralReward Reward(string id, string code, string friend, string orderId, string? credit) => new()
    {
        EffectId = id,
        Code = code,
        Friend = friend,
        OrderId = orderId,
        CreditEffectId = credit,
    };
}
