using Loyalty.Domain.Accounts;
using Loyalty.Domain.Stock;
using Loyalty.Domain.Vouchers;
using Loyalty.Grains.Stored;
using Loyalty.Simulation.Clients;
using Loyalty.Simulation.Store;

namespace Loyalty.Simulation.Checks;

/// <summary>What passes between grains, when all of it has arrived: once, and no piece and no point more or less.</summary>
internal sealed class BetweenGrains(IStore store, StoredLives lives, ShopProgram program)
{
    public IEnumerable<string> Violations(Customers customers) =>
        [.. Gifts(), .. Referrals(), .. Stock(), .. Vouchers(), .. Granted(customers), .. Birthdays(), .. Outboxes()];

    /// <summary>A: what was granted of a voucher is stored, once.</summary>
    private IEnumerable<string> Granted(Customers customers)
    {
        foreach (var (key, use) in customers.Uses.Distinct())
        {
            var stored = VoucherEvents($"voucher/{key}").OfType<VoucherEvent.Used>().Count(used => used.UseId == use);
            if (stored != 1) yield return $"A: use {use} of {key} was granted and is stored {stored} times";
        }

        foreach (var (key, cancellation) in customers.Cancellations.Distinct())
        {
            var stored = VoucherEvents($"voucher/{key}").OfType<VoucherEvent.Cancelled>().Count(cancelled => cancelled.CancelId == cancellation);
            if (stored != 1) yield return $"A: cancellation {cancellation} of {key} was granted and is stored {stored} times";
        }
    }

    private List<VoucherEvent> VoucherEvents(string stream) =>
        [.. store.Read(stream, 0, int.MaxValue).Select(stored => VoucherCodec.Read(stored.Body))];

    /// <summary>C: of a gift that expires on its way exactly that is lost.</summary>
    private IEnumerable<string> Gifts() =>
        from sent in lives.Events
        where sent.Event is AccountEvent.GiftSent
        let gift = (AccountEvent.GiftSent)sent.Event
        from came in lives.Events
        let what = came.Event switch
        {
            AccountEvent.GiftReceived received when came.Member == gift.To && received.From == sent.Member && received.GiftId == gift.GiftId => received.Gift,
            AccountEvent.GiftBounced bounced when came.Member == sent.Member && bounced.GiftId == gift.GiftId => bounced.Restitution,
            _ => null,
        }
        where what is not null
        let expired = gift.Draws.Where(lot => lot.ExpiresAt <= came.Event.At).Sum(lot => lot.Points)
        let points = gift.Draws.Sum(lot => lot.Points)
        where what.Expired != expired || what.Points != points
        select $"C: gift {gift.GiftId} of {sent.Member} was {points}, came as {what.Points}, {what.Expired} expired and not {expired}";

    /// <summary>J: a friend rewards once.</summary>
    private IEnumerable<string> Referrals() => lives.Events
        .Where(each => each.Event is AccountEvent.ReferralEarned)
        .GroupBy(each => (each.Member, ((AccountEvent.ReferralEarned)each.Event).Other, ((AccountEvent.ReferralEarned)each.Event).OrderId))
        .Where(reward => reward.Count() > 1)
        .Select(reward => $"J: {reward.Key.Member} was rewarded {reward.Count()} times for {reward.Key.Other}");

    /// <summary>E: no piece is given that is not there, and each that was taken was paid.</summary>
    private IEnumerable<string> Stock()
    {
        var taken = 0L;
        foreach (var stored in store.Read($"reward/{ShopProgram.Id}/{ShopProgram.Tote}", 0, int.MaxValue))
        {
            var happened = StockCodec.Read(stored.Body);
            taken += happened is StockEvent.Taken ? happened.Pieces : happened is StockEvent.PutBack ? -happened.Pieces : 0;
            if (taken > program.Stock || taken < 0) yield return $"E: {taken} pieces are taken of a stock of {program.Stock}";
        }

        var paid = lives.Events.Sum(each => each.Event switch
        {
            AccountEvent.Redeemed { RewardId: ShopProgram.Tote } => 1,
            AccountEvent.PointsHeld { Hold.RewardId: ShopProgram.Tote } => 1,
            AccountEvent.Released { RewardId: ShopProgram.Tote } => -1,
            AccountEvent.RedemptionReversed { RewardId: ShopProgram.Tote } => -1,
            _ => 0,
        });
        if (paid != taken) yield return $"J: {taken} pieces are taken, and {paid} are paid";
    }

    /// <summary>E: a voucher that is used up is not used again, and who paid for one has one.</summary>
    private IEnumerable<string> Vouchers()
    {
        foreach (var stream in store.Streams($"voucher/{ShopProgram.Id}/", "", int.MaxValue))
        {
            var events = VoucherEvents(stream);
            var issued = events.OfType<VoucherEvent.Issued>().ToList();
            var uses = events.OfType<VoucherEvent.Used>().ToList();
            var isCancelled = events.OfType<VoucherEvent.Cancelled>().Any();
            if (issued.Count != 1) yield return $"B: {stream} was issued {issued.Count} times";
            else if (uses.Sum(use => use.Amount ?? 0) is var used && used > issued[0].Terms.Amount) yield return $"E: more than it had was used of {stream}";
            else if (issued[0].Terms.Amount is null && uses.Count > 1) yield return $"E: {stream} was used {uses.Count} times";
            if (isCancelled && uses.Count > 0) yield return $"E: {stream} was used and cancelled";
        }

        var paid = lives.Events.Count(each => each.Event is AccountEvent.Redeemed { Voucher: not null } or AccountEvent.Captured { Voucher: not null });
        var there = store.Streams($"voucher/{ShopProgram.Id}/", "", int.MaxValue).Count;
        if (paid != there) yield return $"J: {paid} vouchers are paid, and {there} are there";
    }

    /// <summary>J: once a year.</summary>
    private IEnumerable<string> Birthdays() => lives.Events
        .Where(each => each.Event is AccountEvent.BirthdayCame)
        .GroupBy(each => (each.Member, ((AccountEvent.BirthdayCame)each.Event).Year))
        .Where(year => year.Count() > 1)
        .Select(year => $"J: {year.Key.Member} had {year.Count()} birthdays in {year.Key.Year}");

    /// <summary>J: all that was to be sent was sent, and confirmed.</summary>
    private IEnumerable<string> Outboxes() => lives.Accounts
        .Where(account => account.Value is { Dealings.Outbox.Waiting.IsEmpty: false })
        .Select(account => $"J: the outbox of {account.Key} is not empty");
}
