using System.Collections.Immutable;
using Loyalty.Domain.Calendars;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Money;
using Loyalty.Domain.Orders;
using Loyalty.Domain.Pricing;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Promotions;
using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>An order is awarded what <see cref="OrderPricing"/> says, by the member's facts at this moment.</summary>
internal static class PurchaseDecision
{
    private const long MostAtOnce = 1_000_000_000_000_000;
    private const long MostInAll = 1_000_000_000_000_000_000;

    public static Verdict Decide(Account account, AccountCommand.Purchase purchase, Instant at, DecisionContext context)
    {
        var program = context.Catalogue.Program;
        var order = purchase.Order;
        if (!program.Currencies.Contains(order.Currency))
        {
            return AccountRefusal.CurrencyUnknown;
        }

        var worth = 0m;
        if (purchase.PointsPaid > 0 && !program.Points.Worth.TryGetValue(order.Currency, out worth))
        {
            return AccountRefusal.PointsHaveNoWorth;
        }

        if (!purchase.Vouchers.IsEmpty && !AreUsed(purchase.Vouchers, order.Currency))
        {
            return AccountRefusal.VoucherNotUsed;
        }

        var paid = Paid(program.Points.Excludes, purchase, worth);
        return Award(account, purchase.OrderId, paid == order.Paid ? order : order with { Paid = paid }, at, context);
    }

    private static bool AreUsed(ImmutableArray<VoucherPayment> vouchers, Currency orders) =>
        vouchers.All(voucher => voucher.IsUsed && (voucher.Currency is not { } currency || currency == orders));

    /// <summary>The part of the order that earns nothing.</summary>
    private static decimal Paid(PaidParts excludes, AccountCommand.Purchase purchase, decimal worth) =>
        (excludes.HasFlag(PaidParts.Points) ? purchase.PointsPaid * worth : 0)
        + (excludes.HasFlag(PaidParts.Vouchers) && !purchase.Vouchers.IsEmpty ? purchase.Vouchers.Sum(voucher => voucher.Amount) : 0);

    private static Verdict Award(Account account, string orderId, Order order, Instant at, DecisionContext context)
    {
        var catalogue = context.Catalogue;
        var facts = FactsOf(account, catalogue, at, BudgetFacts.Of(catalogue, at, context.Budgets));
        var kept = KeptOrder.Whole(order);
        if (Price(catalogue, kept, facts) is not { } shares || account.Books.Issued > MostInAll)
        {
            return AccountRefusal.TooManyPoints;
        }

        facts = facts.Giving(shares);
        return new AccountEvent.Purchased
        {
            At = at,
            OrderId = orderId,
            Order = order,
            Facts = facts,
            Catalogue = catalogue.Version,
            Holder = facts.HolderIn(context.Budgets),
            Earning = Earnings.Of(catalogue.Program, account, at, shares, isActivity: true),
            Spend = kept.Total,
            IsForeign = order.Currency == account.CurrencyIn(catalogue.Program) ? null : true,
            Payments = PaymentsOf(account, orderId),
            ReferralKeptAt = ReferralKeptAt(account, catalogue.Program, at),
            Standing = account.Unsettled(catalogue.Program),
        };
    }

    private static ImmutableArray<string>? PaymentsOf(Account account, string orderId) =>
        account.Dealings.Payments.IsEmpty ? null : PaymentsOf(account.Dealings.Payments, orderId);

    private static ImmutableArray<string>? PaymentsOf(ImmutableArray<Payment> payments, string orderId)
    {
        var ofOrder = payments.RemoveAll(payment => payment.OrderId != orderId);
        return ofOrder.IsEmpty ? null : [.. ofOrder.Select(payment => payment.RedemptionId)];
    }

    /// <summary>When this purchase, should it be kept, earns the reward of a referral: the first one within the referral's window may.</summary>
    private static Instant? ReferralKeptAt(Account account, LoyaltyProgram program, Instant at)
    {
        if (account.Dealings.Referral is not { OrderId: null } referral || program.Referral is not { } policy || at > referral.Until)
        {
            return null;
        }

        return policy.KeptFor is { } keptFor ? program.TimeZone.Plus(at, keptFor) : at;
    }

    private static ImmutableArray<Share>? Price(Catalogue catalogue, KeptOrder order, PricingFacts facts)
    {
        try
        {
            var shares = OrderPricing.Price(catalogue, order, facts);
            return shares.Total() > MostAtOnce ? null : shares;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static PricingFacts FactsOf(Account account, Catalogue catalogue, Instant at, ImmutableArray<Allowance>? budgeted) => new()
    {
        At = at,
        Tier = account.TierAt(catalogue.Program, at),
        OrderNumber = account.KeptPurchases + 1,
        Region = account.Member.Region,
        Tags = account.Member.Tags,
        Exhausted = account.RuleUses.IsEmpty ? [] : ExhaustedRules(account, catalogue, at),
        Allowances = catalogue.Promotions.Any(static promotion => promotion.PerMember is not null) ? AllowancesOf(account, catalogue) : [],
        Budgeted = budgeted,
    };

    private static ImmutableArray<string> ExhaustedRules(Account account, Catalogue catalogue, Instant at) =>
    [
        .. catalogue.Program.Earn
            .Where(rule => rule.On is Occasion.Purchase && account.IsExhausted(rule, catalogue.Program.TimeZone, at, null))
            .Select(rule => rule.Id),
    ];

    private static ImmutableArray<Allowance> AllowancesOf(Account account, Catalogue catalogue) =>
    [
        .. catalogue.Promotions
            .Where(promotion => promotion.PerMember is not null)
            .Select(promotion => new Allowance(
                promotion.Id, Math.Max(0, promotion.PerMember!.Value - account.PromotionUses.GetValueOrDefault(promotion.Id)))),
    ];
}
