using System.Diagnostics;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Money;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Grains.Members;

/// <summary>Rewards as a member, or a guest, sees them.</summary>
internal static class RewardViews
{
    /// <summary>The rewards that points buy, in the program's order.</summary>
    /// <param name="program">The program.</param>
    /// <param name="account">The member's account, up to now; null: a guest.</param>
    /// <param name="left">Pieces that are left of a reward; null: any number.</param>
    /// <param name="now">The program's clock.</param>
    public static RewardList Of(LoyaltyProgram program, Account? account, Func<string, long?> left, Instant now) => new()
    {
        Rewards =
        [
            .. program.Rewards.Where(reward => reward.Points is not null).Select(reward => Of(program, reward, account, left(reward.Id), now)),
        ],
    };

    private static RewardView Of(LoyaltyProgram program, Reward reward, Account? account, long? left, Instant now)
    {
        var view = Gift(Blank(reward, account?.Member.Locale, left), reward.Gives, RewardOffers.CurrencyOf(account, program));
        if (account is null)
        {
            return view;
        }

        var refused = account.WhyNot(reward, program, now) ?? (left == 0 ? new Decision.Refused(AccountRefusal.OutOfStock) : null);
        return view with
        {
            Available = refused is null,
            Reason = refused is null ? null : MemberRefusals.Code(refused.Reason),
            Missing = refused?.Required - refused?.Available,
        };
    }

    private static RewardView Blank(Reward reward, string? locale, long? left) => new()
    {
        Id = reward.Id,
        Name = reward.Name.For(locale),
        Kind = Kind(reward.Gives),
        Points = reward.Points!.Value,
        Multiple = reward.Multiple,
        Left = left,
        Tiers = [.. reward.Tiers],
    };

    private static string Kind(RewardGift gift) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(gift.GetType().Name);

    private static RewardView Gift(RewardView view, RewardGift gift, Currency currency) => gift switch
    {
        RewardGift.PercentOff percent => view with { Percent = percent.Percent },
        RewardGift.MoneyOff money => Money(view, money.Amounts.TryGetValue(currency, out var amount) ? amount : null, currency),
        RewardGift.GiftVoucher voucher => Money(view, voucher.Amounts.TryGetValue(currency, out var amount) ? amount : null, currency),
        RewardGift.FreeShipping => view,
        RewardGift.Product product => view with { Item = product.Sku },
        RewardGift.Experience experience => view with { Item = experience.Id },
        RewardGift.Donation donation => view with { Item = donation.Association },
        _ => throw new UnreachableException($"No view of {gift.GetType()}."),
    };

    private static RewardView Money(RewardView view, decimal? amount, Currency currency) =>
        amount is null ? view : view with { Amount = amount, Currency = currency.Code };
}
