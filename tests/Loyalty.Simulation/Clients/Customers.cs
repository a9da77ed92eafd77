using Loyalty.Contracts.Members;
using Loyalty.Contracts.Vouchers;
using Loyalty.History;
using Loyalty.Simulation.Plans;
using Loyalty.Simulation.Scheduling;

namespace Loyalty.Simulation.Clients;

/// <summary>Those who want something, one thing after the other each; they share the members.</summary>
internal sealed class Customers(World world, Shops shops, Staff staff)
{
    private readonly double looking = world.Dice.Of([0, 0.2, 0.7]);
    private readonly double forgetting = world.Dice.Of([0, 0, 0.3, 1, 1]);
    private readonly List<Ask> forgotten = [];
    private readonly Dictionary<string, List<string>> orders = [];
    private readonly List<Ask> granted = [];
    private readonly List<(string Member, string Redemption)> holds = [];
    private readonly List<string> codes = [];
    private int ids;

    /// <summary>Uses of vouchers that were granted: the voucher's key and the use's id.</summary>
    public List<(string Key, string Use)> Uses { get; } = [];

    /// <summary>Cancellations that were granted.</summary>
    public List<(string Key, string Cancellation)> Cancellations { get; } = [];

    /// <summary>Whether somebody went away without an answer.</summary>
    public bool HaveLeft => forgotten.Count > 0;

    public SortedSet<string> Members { get; } = new(StringComparer.Ordinal);

    public Task Run(IReadOnlyList<Wish> wishes) =>
        Task.WhenAll(wishes.GroupBy(wish => wish.Customer).Select(customer => shops.Scheduler.Start(() => Run(customer))));

    private async Task Run(IEnumerable<Wish> wishes)
    {
        foreach (var wish in wishes)
        {
            await Task.Delay(wish.Pause, shops.Time);
            var before = forgotten.Count;
            await Have(wish, new Dice(wish.Pick));
            if (forgotten.Count > before && world.Dice.Chance(0.5)) return; // leaves for good
        }
    }

    private async Task Have(Wish wish, Dice dice)
    {
        var member = $"m{wish.Member}";
        var id = $"{++ids}";
        if (Members.Add(member)) await Settle(Asks.Enrol(member));
        switch (wish.Kind)
        {
            case WishKind.Switch:
                await staff.Switch(dice.Chance(0.5));
                break;
            case WishKind.Change:
                await staff.Change();
                break;
            case WishKind.MoveClock:
                await staff.MoveClock(dice);
                break;
            case WishKind.BuyMany:
                await Task.WhenAll(Many(member, id, dice).Select(Settle));
                break;
            case WishKind.Adjust:
                await Adjust(member, id, dice.Chance(0.7) ? dice.Between(1, 300) : -dice.Between(1, 100));
                break;
            case WishKind.Invite:
                await Settle(DealingAsks.Invite(member, id));
                if (dice.Chance(0.6)) await Settle(DealingAsks.Withdraw(member, id));
                break;
            case WishKind.Freeze:
                await Settle(DealingAsks.Freeze(member, id, isFrozen: true));
                await Settle(DealingAsks.Freeze(member, $"{id}-end", isFrozen: false));
                break;
            case WishKind.UseVoucher or WishKind.CancelVoucher when codes.Count > 0:
                await Voucher(dice.Of(codes), id, wish.Kind == WishKind.UseVoucher, dice);
                break;
            case WishKind.Refer:
                await Refer(member, $"f{id}", dice);
                break;
            default:
                await Settle(AskFor(wish.Kind, member, id, dice));
                break;
        }
    }

    private Ask AskFor(WishKind kind, string member, string id, Dice dice) => kind switch
    {
        WishKind.Buy => Asks.Buy(member, id, dice.Between(1, 60)),
        WishKind.Return when orders.GetValueOrDefault(member) is { } bought && dice.Chance(0.9) => Asks.Return(member, id, dice.Of(bought)),
        WishKind.Return => Asks.Return(member, id, $"nothing-{id}"),
        WishKind.Pay => Asks.Pay(member, id, dice.Between(1, 900)), // often more than there is
        WishKind.Review => Asks.Review(member, id, $"article-{dice.Next(4)}"),
        WishKind.Give => Asks.Give(member, id, Other(member, dice), dice.Between(1, 100)),
        WishKind.ReadLedger => Asks.Leaf(member, 0),
        WishKind.Quote => Asks.Quote(member, dice.Between(1, 60)),
        WishKind.Repeat when granted.Count > 0 => dice.Of(granted),
        WishKind.ReuseId when orders.GetValueOrDefault(member) is { } bought => Asks.Buy(member, dice.Of(bought), 7_777),
        WishKind.Stranger => dice.Chance(0.5) ? Asks.Buy($"stranger-{id}", id, 1) : Asks.Give(member, id, $"nobody-{id}", 1),
        _ => DealingFor(kind, member, id, dice),
    };

    private Ask DealingFor(WishKind kind, string member, string id, Dice dice) => kind switch
    {
        WishKind.Reward => DealingAsks.Reward(member, id, dice.Chance(0.5) ? ShopProgram.TenPercent : ShopProgram.GiftCard),
        WishKind.StockReward => DealingAsks.Reward(member, id, ShopProgram.Tote),
        WishKind.HoldStock => DealingAsks.HoldReward(member, id, ShopProgram.Tote),
        WishKind.Hold => DealingAsks.Hold(member, id, dice.Between(1, 200)),
        WishKind.EndHold when holds.Count > 0 => EndOf(dice.Of(holds), dice.Chance(0.5)),
        WishKind.Describe => DealingAsks.Describe(member, id, dice.Between(1, 12), dice.Between(1, 28)),
        _ => Asks.Look(member),
    };

    private static Ask EndOf((string Member, string Redemption) hold, bool isCapture) =>
        isCapture ? DealingAsks.Capture(hold.Member, hold.Redemption) : DealingAsks.Release(hold.Member, hold.Redemption);

    /// <summary>Many orders at once, and some of them twice, as impatient customers press a button.</summary>
    private static IEnumerable<Ask> Many(string member, string id, Dice dice)
    {
        var orders = Enumerable.Range(0, dice.Between(2, 12)).Select(number => Asks.Buy(member, $"{id}-{number}", dice.Between(1, 30))).ToList();
        return dice.Chance(0.3) ? [.. orders.SelectMany(order => dice.Chance(0.3) ? [order, order] : new[] { order })] : orders;
    }

    private async Task Adjust(string member, string id, int points)
    {
        await Settle(DealingAsks.Adjust(member, id, points));
        if (points > ShopProgram.AloneUpTo) await Settle(DealingAsks.Approve(member, id));
    }

    /// <summary>Who went away without an answer comes back, long after, and asks again.</summary>
    public async Task Return()
    {
        foreach (var ask in forgotten.ToList()) await Note(ask, await shops.Settle(ask));
    }

    /// <summary>A member brings a friend, who buys something.</summary>
    private async Task Refer(string member, string friend, Dice dice)
    {
        var code = await shops.Ask(grains => Asks.Member(grains, member).ReferralCode());
        if (code.Value is null) return;
        Members.Add(friend);
        await Settle(DealingAsks.Join(friend, code.Value.Code));
        await Settle(Asks.Buy(friend, $"{friend}-first", dice.Between(1, 20)));
    }

    private async Task Voucher(string code, string id, bool isUse, Dice dice)
    {
        var key = VoucherKey.Of(ShopProgram.Id, code)!;
        var use = new VoucherUseRequest { UseId = id, OrderId = $"order-{id}", Amount = dice.Between(1, 6) };
        var answer = await shops.Ask(grains => isUse
            ? grains.GetGrain<IVoucherGrain>(key).Use(use)
            : grains.GetGrain<IVoucherGrain>(key).Cancel(new VoucherCancelRequest { CancelId = id, Reason = "a mistake" }));
        world.Trace.Note($"voucher {key} {(isUse ? "used" : "cancelled")}: {answer.Refusal?.Code ?? "granted"}");
        if (answer.Value is not null) (isUse ? Uses : Cancellations).Add((key, id));
    }

    private string Other(string member, Dice dice)
    {
        var others = Members.Where(other => other != member).ToList();
        return others.Count == 0 ? $"nobody-{member}" : dice.Of(others);
    }

    private async Task Settle(Ask ask)
    {
        if (await shops.Settle(ask, Leaves) is { } answer) await Note(ask, answer);
        else forgotten.Add(ask);
    }

    private bool Leaves() => !world.StoreFaults.IsHealed && world.Dice.Chance(forgetting);

    private async Task Note(Ask ask, (Call Call, Seen Seen) answer)
    {
        var (call, seen) = answer;
        if (!call.IsSuccess || ask.Command is null) return;
        if (call.Outcome == CallOutcome.Done) granted.Add(ask);
        if (!world.StoreFaults.IsHealed && world.Dice.Chance(looking)) await shops.Settle(Asks.Look(ask.Member));
        if (seen.Value is not Receipt receipt) return;
        if (receipt.Voucher is { Code: var code } && !codes.Contains(code)) codes.Add(code);
        if (receipt.Status == "held") holds.Add((ask.Member, receipt.Id));
        if (receipt.Kind != "purchase") return;
        if (!orders.TryGetValue(ask.Member, out var bought)) orders.Add(ask.Member, bought = []);
        bought.Add(receipt.Id);
    }
}
