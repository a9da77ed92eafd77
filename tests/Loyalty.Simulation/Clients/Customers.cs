using Loyalty.Contracts.Catalogue;
using Loyalty.History;
using Loyalty.Simulation.Plans;
using Loyalty.Simulation.Scheduling;

namespace Loyalty.Simulation.Clients;

/// <summary>Those who want something, one thing after the other each; they share the members.</summary>
internal sealed class Customers(World world, Shops shops)
{
    private readonly Dictionary<string, List<string>> orders = [];
    private readonly List<Ask> granted = [];
    private static readonly TimeSpan UntilNothingIsUnderWay = TimeSpan.FromSeconds(25);
    private int ids;
    private bool isSwitching;

    public List<Toggle> Toggles { get; } = [];

    public SortedSet<string> Members { get; } = new(StringComparer.Ordinal);

    public Task Run(IReadOnlyList<Wish> wishes) =>
        Task.WhenAll(wishes.GroupBy(wish => wish.Customer).Select(customer => shops.Scheduler.Start(() => Run(customer))));

    private async Task Run(IEnumerable<Wish> wishes)
    {
        foreach (var wish in wishes)
        {
            await Task.Delay(wish.Pause, shops.Time);
            await Have(wish, new Dice(wish.Pick));
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
                await Switch(dice.Chance(0.5));
                break;
            case WishKind.BuyMany:
                await Task.WhenAll(Enumerable.Range(0, dice.Between(2, 12)).Select(number => Settle(Asks.Buy(member, $"{id}-{number}", dice.Between(1, 30)))));
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
        _ => Asks.Look(member),
    };

    private string Other(string member, Dice dice)
    {
        var others = Members.Where(other => other != member).ToList();
        return others.Count == 0 ? $"nobody-{member}" : dice.Of(others);
    }

    private async Task Settle(Ask ask)
    {
        var (call, _) = await shops.Settle(ask);
        if (call.Outcome != CallOutcome.Done) return;
        granted.Add(ask);
        if (!ask.Command!.StartsWith("purchase/", StringComparison.Ordinal)) return;
        if (!orders.TryGetValue(ask.Member, out var bought)) orders.Add(ask.Member, bought = []);
        bought.Add(ask.Command["purchase/".Length..]);
    }

    /// <summary>
    /// Switches the promotion, and notes from when on that holds. A switch has no id: one that was sent again may still be under way
    /// when it has been answered, so that the next one waits until that cannot be.
    /// </summary>
    private async Task Switch(bool isOn)
    {
        if (isSwitching) return;
        isSwitching = true;
        var started = shops.Log.Tick();
        await shops.Ask(grains => grains.GetGrain<ICatalogueGrain>(ShopProgram.Id).SwitchPromotion(ShopProgram.Toggled, isOn));
        Toggles.Add(new Toggle(ShopProgram.Toggled, isOn, started, shops.Log.Tick()));
        world.Trace.Note($"promotion is {(isOn ? "on" : "off")}");
        await Task.Delay(UntilNothingIsUnderWay, shops.Time);
        isSwitching = false;
    }
}
