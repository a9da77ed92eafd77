using Loyalty.Simulation.Scheduling;

namespace Loyalty.Simulation.Plans;

/// <summary>What is to happen in a world, drawn before it begins, so that parts of it can be left out.</summary>
/// <param name="Seed">The world's.</param>
/// <param name="Faults">What is done to processes, ways and clocks.</param>
/// <param name="Wishes">What customers want, each customer's in order.</param>
internal sealed record Plan(ulong Seed, IReadOnlyList<PlannedFault> Faults, IReadOnlyList<Wish> Wishes)
{
    private static readonly int[] Weights = [0, 0, 1, 3, 8];

    /// <summary>What the network and the store do by themselves, at random.</summary>
    public Calm Calm { get; init; }

    public int Size => Faults.Count + Wishes.Count;

    /// <summary>Draws the plan of a seed.</summary>
    public static Plan Of(ulong seed)
    {
        var dice = new Dice(seed ^ 0x5EED_0F_7E57);
        var customers = dice.Between(3, 8);
        var length = TimeSpan.FromSeconds(dice.Of([4, 8, 20]));
        return new Plan(seed, PlannedFaults(dice.Fork(), length), PlannedWishes(dice.Fork(), customers, length));
    }

    private static List<PlannedFault> PlannedFaults(Dice dice, TimeSpan length)
    {
        if (dice.Chance(0.2)) return []; // the network and the store alone
        var share = dice.Of([0.15, 0.5]);
        var kinds = Enum.GetValues<FaultKind>().Where(_ => dice.Chance(share)).ToList();
        var number = kinds.Count == 0 ? 0 : dice.Between(0, 4 + (int)(length.TotalSeconds / 2));
        return
        [
            .. Enumerable.Range(0, number)
                .Select(_ => new PlannedFault(dice.Of(kinds), Part(dice, length), Lasting(dice), dice.Next()))
                .OrderBy(fault => fault.At),
        ];
    }

    private static TimeSpan Lasting(Dice dice) => dice.Between(TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(9));

    private static TimeSpan Part(Dice dice, TimeSpan length) => length * (dice.Next(10_000) / 10_000.0);

    private static List<Wish> PlannedWishes(Dice dice, int customers, TimeSpan length)
    {
        var weights = Enum.GetValues<WishKind>().SelectMany(kind => Enumerable.Repeat(kind, Weight(kind, dice))).ToList();
        var each = dice.Between(6, 20);
        var onFirst = dice.Of([0, 0.3, 0.6, 0.95]);
        var members = dice.Of([2, 5, 12]);
        var pause = length / each;
        return
        [
            .. from customer in Enumerable.Range(0, customers)
               from _ in Enumerable.Range(0, each)
               select new Wish(dice.Of(weights), customer, dice.Next(dice.Chance(onFirst) ? 1 : members), Part(dice, pause * 2), dice.Next()),
        ];
    }

    /// <summary>Each world is strong in some things and does without others: what comes together often is told apart from what never meets.</summary>
    private static int Weight(WishKind kind, Dice dice) => kind switch
    {
        WishKind.Buy => 2 + dice.Of(Weights),
        WishKind.Look => 1 + dice.Of(Weights),
        _ => dice.Of(Weights),
    };
}
