using Loyalty.Domain.Vouchers;
using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>What was set aside is spent, or comes back. A hold that was taken is good for its capture, whatever expired meanwhile.</summary>
internal static class HoldDecision
{
    public static Verdict Decide(Account account, AccountCommand.Capture capture, Instant at, DecisionContext context)
    {
        if (Open(account, capture.RedemptionId) is not { } hold)
        {
            return Missing(context);
        }

        var program = context.Catalogue.Program;
        return new AccountEvent.Captured
        {
            At = at,
            Hold = hold,
            Voucher = Issuing.VoucherFor(account, hold.RewardId, hold.OrderId, hold.Draws.Total(), program, at, VoucherCode.Of(context.Seed, 0)),
            Standing = account.Unsettled(program),
        };
    }

    public static Verdict Decide(Account account, AccountCommand.Release release, Instant at, DecisionContext context) =>
        Open(account, release.RedemptionId) is { } hold
            ? Releasing.Release(account, hold, at, account.Unsettled(context.Catalogue.Program))
            : Missing(context);

    private static Hold? Open(Account account, string redemptionId) =>
        account.Dealings.HoldOf(redemptionId) is { WaitsForStock: false } hold ? hold : null;

    private static AccountRefusal Missing(DecisionContext context) =>
        context.Redemption is null ? AccountRefusal.RedemptionUnknown : AccountRefusal.HoldOver;
}
