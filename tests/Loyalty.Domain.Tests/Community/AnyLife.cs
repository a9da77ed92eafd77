using Loyalty.Domain.Tests.Agreement;
using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Domain.Tests.Community;

/// <summary>What happens among three members at random: all commands, effects that arrive at any time, late reports.</summary>
internal sealed class AnyLife
{
    private static readonly string[] Members = ["ann", "bob", "cid"];

    private readonly List<Step> steps = [];
    private readonly Dictionary<string, Instant> enrolledAt = [];
    private readonly Random random;
    private readonly AnyClock clock;
    private readonly AnyOrders orders;
    private readonly string[] activities;
    private readonly string[] rewards;
    private readonly bool isByBalance;
    private readonly bool isLateAllowed;
    private readonly bool isMoving;
    private readonly bool isByPoints;

    public AnyLife(Random random, string program, DateTimeZone zone)
    {
        this.random = random;
        clock = new AnyClock(random, program, zone);
        orders = new AnyOrders(random);
        activities = [.. new[] { "review", "share" }.Where(type => program.Contains($"activity:{type}", StringComparison.Ordinal))];
        rewards = ["cup", "tote", "donate", "mug", "pin", "ship", "money", "tea", "spring", "given", "nothing"];

        // The engine keeps no past balances, invitations and addresses: what a return makes of a tier by balance, and what a late
        // report or a return sees of a past invitation or region, it does not know.
        isByBalance = program.Contains("\"metric\": \"balance\"", StringComparison.Ordinal);
        var isByPeriod = program.Contains("\"over\"", StringComparison.Ordinal);
        // What staff took leaves a rolling period as well, and then the value rises by itself: the engine looks for falls alone.
        isByPoints = program.Contains("\"metric\": \"points\"", StringComparison.Ordinal);
        var kind = random.Next(3);
        isLateAllowed = isByPeriod && kind == 0;
        isMoving = kind == 1;
    }

    private bool MayReturn => !isByBalance && !isMoving;

    private bool MayInvite => !isByBalance && !isMoving && !isLateAllowed;

    private Instant Now => clock.Now;

    public IReadOnlyList<Step> Make(int length)
    {
        clock.Start();
        foreach (var member in Members)
        {
            if (random.Next(2) == 0)
                clock.Advance(AnyBefore);
            var known = random.Next(12) == 0 ? random.Any(Members) : enrolledAt.Keys.FirstOrDefault();
            var referrer = random.Next(4) == 0 ? null : known;
            enrolledAt[member] = Now;
            Ask(member, new Enrolment(
                member, Now, random.Next(3) == 0 ? null : random.Next(1, 13), random.Any("FR", "US"), random.Any("USD", "EUR"),
                [random.Any("staff", "none")], referrer));
        }

        while (steps.Count < length)
        {
            Wait();
            steps.Add(AnyStep($"id-{steps.Count}", random.Any(Members)));
        }

        return steps;
    }

    /// <summary>What follows at once, or within an hour, finds holds open and effects under way.</summary>
    private void Wait()
    {
        var kind = random.Next(6);
        if (kind < 2)
            clock.Wait(Duration.FromMinutes(random.Next(1, 50)));
        else if (kind > 3)
            clock.Advance(AnyBefore);
    }

    private void Ask(string member, Command command) => steps.Add(new Step.Ask(Now, member, command));

    private Instant AnyBefore() => steps.Count == 0 ? Now : steps[random.Next(steps.Count)].Now;

    private Step AnyStep(string id, string member) => random.Next(80) switch
    {
        > 39 when FollowUp(id) is { } next => next,
        < 14 => new Step.Move(Now, random.Next(100), random.Next(5) == 0, random.Next(6) > 0),
        14 => new Step.Switch(Now, random.Any("double", "more", "extra", "alone"), random.Next(2) == 0),
        15 => new Step.Sweep(Now, member),
        16 => new Step.Cancel(Now, member, AnyId<Redemption>(member)),
        _ => new Step.Ask(Now, member, AnyCommand(id, member)),
    };

    /// <summary>What often comes after something that was asked a while ago.</summary>
    private Step? FollowUp(string id)
    {
        var recent = steps[random.Next(Math.Max(0, steps.Count - 5), steps.Count)];
        if (recent is not Step.Ask { Member: var member, Command: var before })
            return null;
        return before switch
        {
            Capture when random.Next(3) > 0 => new Step.Cancel(Now, member, before.Id),
            Redemption { Hold: false } => new Step.Cancel(Now, member, before.Id),
            Redemption => new Step.Ask(Now, member, random.Next(3) > 0 ? new Capture(before.Id, Now) : new Release(before.Id, Now)),
            Purchase purchase when MayReturn => new Step.Ask(
                Now, member, random.Next(2) == 0 ? new Return(id, Now, purchase.Id) : orders.Return(id, Now, [purchase])),
            Purchase => new Step.Ask(Now, member, AnyRedemption(id)),
            Adjustment => new Step.Ask(Now, member, new Approval(before.Id, Now, random.Any("one", "two"))),
            Invitation => new Step.Ask(Now, member, new Withdrawal(before.Id, Now)),
            _ => null,
        };
    }

    private Command AnyCommand(string id, string member) => random.Next(30) switch
    {
        < 8 => orders.Buy(id, Late(member)),
        < 12 when MayReturn => orders.Return(id, Now, Of<Purchase>(member)),
        < 13 when activities.Length > 0 => new Activity(id, Late(member), random.Any(activities), random.Any("x", "y", "z")),
        < 17 => AnyRedemption(id),
        < 20 => random.Next(3) > 0 ? new Capture(AnyId<Redemption>(member), Now) : new Release(AnyId<Redemption>(member), Now),
        < 23 => new Gift(id, Now, random.Any([.. Members, "nobody"]), random.Next(1, 15)),
        23 => new Adjustment(id, Now, AnyCorrection(), random.Any("one", "two")),
        24 => new Approval(AnyId<Adjustment>(member), Now, random.Any("one", "two")),
        25 => new Freeze(id, Now, random.Next(3) == 0),
        26 when MayInvite => new Invitation(id, Now, random.Any("vip", "vip", "gold"), AnyEnd()),
        27 when MayInvite => new Withdrawal(AnyId<Invitation>(member), Now),
        28 => AnyProfile(id, member),
        _ => orders.Buy(id, Late(member)),
    };

    private long AnyCorrection() =>
        random.Next(MayReturn && !isByPoints ? -40 : 1, 40) is var points and not 0 ? points : 5;

    private Instant? AnyEnd() => random.Next(3) == 0 ? null : Now + Duration.FromHours(random.Next(-5, 1000));

    private Redemption AnyRedemption(string id)
    {
        var (isHold, order) = (random.Next(2) == 0, random.Next(2) == 0 ? null : AnyOrder());
        return random.Next(2) == 0
            ? new Redemption(id, Now, random.Next(5) == 0 ? random.Next(1, 9) * 4 : null, random.Any(rewards), isHold, order)
            : new Redemption(id, Now, random.Next(1, 40), null, isHold, order);
    }

    /// <summary>An order that was, or may be bought after it was paid.</summary>
    private string AnyOrder() => $"id-{random.Next(Math.Max(0, steps.Count - 10), steps.Count + 5)}";

    private Profile AnyProfile(string id, string member)
    {
        var joined = Of<Enrolment>(member)[0];
        var month = random.Next(3) == 0 ? (int?)null : random.Next(1, 13);
        return isMoving
            ? new Profile(id, Now, month, random.Any("FR", "US"), random.Any("USD", "EUR"), [random.Any("staff", "none")])
            : new Profile(id, Now, month, joined.Region, joined.Currency, [random.Any("staff", "none")]);
    }

    private Instant Late(string member) =>
        isLateAllowed && random.Next(6) == 0 ? clock.Late(AnyBefore, enrolledAt[member]) : Now;

    private List<T> Of<T>(string member)
        where T : Command =>
        [.. steps.OfType<Step.Ask>().Where(ask => ask.Member == member).Select(ask => ask.Command).OfType<T>()];

    private string AnyId<T>(string member)
        where T : Command =>
        Of<T>(member) is { Count: > 0 } known ? known[random.Next(Math.Max(0, known.Count - 4), known.Count)].Id : "none";
}
