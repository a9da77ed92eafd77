using Loyalty.Contracts.Catalogue;
using Loyalty.History;
using Loyalty.Simulation.Scheduling;

namespace Loyalty.Simulation.Clients;

/// <summary>Who switches promotions and moves the clock. Such calls have no id: one that was sent again may be under way when it is answered.</summary>
internal sealed class Staff(World world, Shops shops, ShopProgram program)
{
    private static readonly TimeSpan UntilNothingIsUnderWay = TimeSpan.FromSeconds(25);
    private bool isSwitching;
    private int changes;
    private DateTimeOffset clockAsked;

    public List<Toggle> Toggles { get; } = [];

    /// <summary>The program's clock, where it has one that was moved.</summary>
    public DateTimeOffset? Clock { get; private set; }

    /// <summary>
    /// Switches the promotion, and notes from when on that holds; the next switch waits until nothing of this one is under way. Of one that
    /// was sent once nothing is.
    /// </summary>
    public async Task Switch(bool isOn)
    {
        if (isSwitching) return;
        isSwitching = true;
        var (started, sent) = (shops.Log.Tick(), world.Network.Switches);
        await shops.Ask(grains => Catalogue(grains).SwitchPromotion(ShopProgram.Toggled, isOn));
        Toggles.Add(new Toggle(ShopProgram.Toggled, isOn, started, shops.Log.Tick()));
        world.Trace.Note($"promotion is {(isOn ? "on" : "off")}");
        if (world.Network.Switches <= sent + 1) isSwitching = false;
        else _ = SwitchLater();
    }

    private async Task SwitchLater()
    {
        await Task.Delay(UntilNothingIsUnderWay, shops.Time);
        isSwitching = false;
    }

    /// <summary>Changes the catalogue in what touches no order.</summary>
    public Task Change() => shops.Ask(grains => Catalogue(grains).PutPromotion("idle", ShopProgram.Idle(++changes)));

    /// <summary>From now on a sandbox's clock stands still between calls: the first one may set any time, also one that is past.</summary>
    public Task BeginClock() => MoveClock(() => world.Time.Wall);

    /// <summary>Moves the clock of a sandbox, often to the very instant at which something is due: all of that is done when it is answered.</summary>
    public Task MoveClock(Dice dice) => MoveClock(() => dice.Chance(0.5) && NextDue() is { } due
        ? due
        : clockAsked + TimeSpan.FromHours(dice.Of([1, 30, 24 * 10, 24 * 40, 24 * 100])));

    private DateTimeOffset? NextDue() =>
        world.Store.Due("", DateTimeOffset.MaxValue, int.MaxValue).FirstOrDefault(due => due.At > clockAsked)?.At;

    private async Task MoveClock(Func<DateTimeOffset> next)
    {
        if (!program.IsSandbox) return;
        var to = clockAsked = next();
        var answer = await shops.Ask(grains => Catalogue(grains).MoveClock(to));
        if (answer.Value is { } clock && !(Clock > clock.Now)) Clock = clock.Now;
        world.Trace.Note($"the clock is moved to {to.ToUnixTimeSeconds()}: {answer.Refusal?.Code}");
    }

    private static ICatalogueGrain Catalogue(IGrainFactory grains) => grains.GetGrain<ICatalogueGrain>(ShopProgram.Id);
}
