using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.Tests.Community;

/// <summary>Stands in for the grains of referrals, stock and vouchers: each takes an effect once.</summary>
internal sealed class StandInShop(EngineCommunity community)
{
    private readonly Dictionary<string, long> stockTaken = [];
    private readonly HashSet<(string Code, string OrderId)> credited = [];
    private readonly HashSet<string> cancelled = [];
    private readonly List<(Effect Effect, bool IsArrived)> waiting = [];

    public IReadOnlyList<(Effect Effect, bool IsArrived)> Waiting => waiting;

    private LoyaltyProgram Program => community.Catalogue.Program;

    public static string NameOf(Effect effect) => effect switch
    {
        Effect.CreditReferrer credit => $"credit {credit.Referrer} for {credit.Friend} {credit.OrderId}",
        Effect.DebitReferrer debit => $"debit {debit.Referrer} for {debit.Friend} {debit.OrderId}",
        Effect.RestoreRedemption restore => $"restore {restore.RedemptionId} of {restore.Member}",
        _ => effect.GetType().Name,
    };

    public bool Take(string sender, Effect effect)
    {
        switch (effect)
        {
            case Effect.TakeStock stock:
                var taken = stockTaken.GetValueOrDefault(stock.Reward) + stock.Pieces;
                if (taken > Program.Rewards.First(reward => reward.Id == stock.Reward).Stock)
                    return false;
                stockTaken[stock.Reward] = taken;
                return true;
            case Effect.ReturnStock stock:
                stockTaken[stock.Reward] -= stock.Pieces;
                stockTaken[stock.Reward].ShouldBeGreaterThanOrEqualTo(0);
                return true;
            case Effect.KeepReferral kept when credited.Count(each => each.Code == kept.Code) < (Program.Referral!.MaxPerReferrer ?? int.MaxValue):
                credited.Add((kept.Code, kept.OrderId)).ShouldBeTrue();
                waiting.Add((new Effect.CreditReferrer(ReferrerOf(kept.Code), sender, kept.OrderId), false));
                return true;
            case Effect.ReverseReferral back when credited.Remove((back.Code, back.OrderId)):
                waiting.Add((new Effect.DebitReferrer(ReferrerOf(back.Code), sender, back.OrderId, 0), false));
                return true;
            default:
                return true;
        }
    }

    public void Move(bool isAgain)
    {
        var (effect, isArrived) = waiting[0];
        if (!isArrived)
        {
            Arrive(effect);
            waiting[0] = (effect, true);
        }
        else if (!isAgain)
        {
            waiting.RemoveAt(0);
        }
    }

    public void Cancel(string member, string redemptionId)
    {
        var voucher = community.Of(member).SpentBy(redemptionId) switch
        {
            AccountEvent.Redeemed redeemed => redeemed.Voucher,
            AccountEvent.Captured captured => captured.Voucher,
            _ => null,
        };
        if (voucher is not null && cancelled.Add(redemptionId))
            waiting.Add((new Effect.RestoreRedemption(member, redemptionId), false));
    }

    private static string ReferrerOf(string code) => code["code of ".Length..];

    private void Arrive(Effect effect)
    {
        var (member, command) = effect switch
        {
            Effect.CreditReferrer credit => (
                credit.Referrer, new AccountCommand.EarnReferral($"code of {credit.Referrer}", credit.Friend, credit.OrderId)),
            Effect.DebitReferrer debit => (debit.Referrer, (AccountCommand)Debit(debit)),
            Effect.RestoreRedemption restore => (restore.Member, new AccountCommand.Restore(restore.RedemptionId)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        community.Of(member).Do(command).Refusal.ShouldBeNull();
    }

    private AccountCommand.LoseReferral Debit(Effect.DebitReferrer debit) =>
        new($"code of {debit.Referrer}", debit.Friend, debit.OrderId)
        {
            Given = community.Of(debit.Referrer).Ledger.OfType<AccountEvent.ReferralEarned>()
                .Single(earned => !earned.IsFriend && earned.Other == debit.Friend && earned.OrderId == debit.OrderId),
        };
}
