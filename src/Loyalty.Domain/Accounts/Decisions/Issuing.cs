using Loyalty.Domain.Calendars;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Vouchers;
using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>The voucher that a reward is, and the effect that makes it good.</summary>
internal static class Issuing
{
    /// <summary>The voucher for a reward that was paid; null where the reward is none, or the program has it no more.</summary>
    public static VoucherTerms? VoucherFor(
        Account account, string? rewardId, string? orderId, long points, LoyaltyProgram program, Instant at, string code)
    {
        var reward = rewardId is null ? null : program.Rewards.FirstOrDefault(reward => reward.Id == rewardId);
        return reward is { Gives.IsVoucher: true } ? Voucher(account, reward, Pieces(reward, points), program, at, code, orderId) : null;
    }

    /// <summary>How often a reward is taken for so many points; what it costs may have changed since they were set aside.</summary>
    public static long Pieces(Reward reward, long points) => reward is { Multiple: true, Points: { } cost } ? Math.Max(1, points / cost) : 1;

    /// <summary>Whether a reward has a value for a member: one of money may not name the member's currency.</summary>
    public static bool HasValueFor(this Reward reward, Account account, LoyaltyProgram program) => reward.Gives switch
    {
        RewardGift.MoneyOff money => money.Amounts.ContainsKey(account.CurrencyIn(program)),
        RewardGift.GiftVoucher gift => gift.Amounts.ContainsKey(account.CurrencyIn(program)),
        _ => true,
    };

    /// <summary>The voucher of a reward; null where it has no value for the member.</summary>
    public static VoucherTerms? Voucher(
        Account account, Reward reward, long pieces, LoyaltyProgram program, Instant at, string code, string? orderId = null)
    {
        if (!reward.HasValueFor(account, program))
        {
            return null;
        }

        var currency = account.CurrencyIn(program);
        var voucher = new VoucherTerms
        {
            Code = code,
            RewardId = reward.Id,
            OrderId = orderId,
            Kind = VoucherKind.FreeShipping,
            ExpiresAt = reward.ValidFor is { } valid ? program.TimeZone.Plus(at, valid) : Instant.MaxValue,
        };
        return reward.Gives switch
        {
            RewardGift.PercentOff percent => voucher with { Kind = VoucherKind.PercentOff, Percent = percent.Percent },
            RewardGift.MoneyOff money =>
                voucher with { Kind = VoucherKind.MoneyOff, Amount = pieces * money.Amounts[currency], Currency = currency },
            RewardGift.GiftVoucher gift =>
                voucher with { Kind = VoucherKind.GiftVoucher, Amount = pieces * gift.Amounts[currency], Currency = currency },
            _ => voucher,
        };
    }

    /// <summary>The event with the effects that make its vouchers good.</summary>
    public static AccountEvent WithVouchers(this AccountEvent happened) => Vouchers(happened) is { Count: > 0 } vouchers
        ? happened with { Effects = [.. happened.Effects ?? [], .. vouchers.Select(voucher => new Effect.IssueVoucher(voucher, PaidBy(happened)))] }
        : happened;

    private static string? PaidBy(AccountEvent happened) => happened switch
    {
        AccountEvent.Redeemed redeemed => redeemed.RedemptionId,
        AccountEvent.Captured captured => captured.Hold.RedemptionId,
        _ => null,
    };

    private static List<VoucherTerms>? Vouchers(AccountEvent happened) => happened switch
    {
        AccountEvent.Redeemed { Voucher: { } voucher } => [voucher],
        AccountEvent.Captured { Voucher: { } voucher } => [voucher],
        AccountEvent.ActivityDone { Earning.Vouchers: { } vouchers } => [.. vouchers],
        AccountEvent.BirthdayCame { Earning.Vouchers: { } vouchers } => [.. vouchers],
        AccountEvent.MembershipLasted { Earning.Vouchers: { } vouchers } => [.. vouchers],
        AccountEvent.Enrolled { Birthday.Vouchers: { } vouchers } => [.. vouchers],
        AccountEvent.Described { Birthday.Vouchers: { } vouchers } => [.. vouchers],
        _ => null,
    };
}
