using Loyalty.History;

namespace Loyalty.Faults.Members;

/// <summary>
/// Someone who never gives up: wants one thing after the other for one member, the same again, what must be refused, and reads.
/// </summary>
/// <param name="number">Its own number: its ids and its randomness come of it.</param>
/// <param name="members">All members, to give to.</param>
internal sealed class Customer(Caller caller, int number, string member, IReadOnlyList<string> members)
{
    private const int Remembered = 200;
    private const int Subjects = 40;
    private readonly Random random = new(number);
    private readonly List<Wish> granted = [];
    private readonly List<string> orders = [];
    private int count;

    /// <summary>What was answered with success, the latest of it.</summary>
    public IReadOnlyList<Wish> Granted => granted;

    public Task Enrol() => Settle(Wish.Enrol(member), caller.Now);

    /// <summary>Wants one thing and has it, or is refused.</summary>
    /// <param name="began">Since when it waits.</param>
    public Task Act(TimeSpan began)
    {
        var id = $"{number}-{count++}";
        return Settle(Next(id), began);
    }

    /// <summary>Sends again what was granted.</summary>
    public Task Repeat(Wish wish) => Settle(wish, caller.Now);

    private Wish Next(string id) => random.Next(100) switch
    {
        < 46 => Wish.Purchase(member, id, random.Next(1, 50)),
        < 54 when orders.Count > 0 => Wish.Return(member, id, orders[random.Next(orders.Count)]),
        < 56 => Wish.Return(member, id, $"nothing-{id}"),
        < 66 => Wish.Redeem(member, id, random.Next(50, 2_000)), // often more than there is
        < 73 => Wish.Review(member, id, random.Next(Subjects)),
        < 79 => Wish.Give(member, id, Other(), random.Next(1, 100)),
        < 80 => Wish.Give(member, id, $"nobody-{id}", 1),
        < 82 => Wish.Purchase($"stranger-{number}", id, 1),
        < 88 when granted.Count > 0 => granted[random.Next(granted.Count)],
        < 90 when orders.Count > 0 => Wish.Purchase(member, orders[random.Next(orders.Count)], 7777),
        _ => Wish.Read(member),
    };

    private string Other()
    {
        var other = members[random.Next(members.Count)];
        return other == member ? members[^1] == member ? members[0] : members[^1] : other;
    }

    private async Task Settle(Wish wish, TimeSpan began)
    {
        var call = await caller.Settle(wish, number, began);
        if (call.Outcome != CallOutcome.Done)
        {
            return;
        }

        Remember(granted, wish);
        if (wish.Command!.StartsWith("purchase/", StringComparison.Ordinal))
        {
            Remember(orders, wish.Command["purchase/".Length..]);
        }
    }

    private static void Remember<T>(List<T> list, T one)
    {
        list.Add(one);
        if (list.Count > Remembered)
        {
            list.RemoveAt(0);
        }
    }
}
