using Loyalty.Domain.Accounts;
using Loyalty.Domain.Tests.Agreement;
using Loyalty.Model.Commands;
using NodaTime;
using NodaTime.Text;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>A member's story under a program, told step by step. Times are texts such as <c>2026-03-08T02:30-05:00</c>.</summary>
internal sealed class MemberStory
{
    private static readonly OffsetDateTimePattern Pattern =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm;FFFFFFFFFo<Z+HH:mm>");

    private static readonly OffsetDateTimePattern Seconds =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFFFo<Z+HH:mm>");

    private readonly EngineMember member;
    private int ids;

    public MemberStory(string program, string enrolledAt, int? birthMonth = null)
    {
        member = new EngineMember(program);
        Do(new Enrolment("ann", Time(enrolledAt), birthMonth));
    }

    public long Balance => member.Read().Balance;

    public long Owed => member.Read().Owed;

    public long LifetimePoints => member.Read().LifetimePoints;

    public string Tier => member.Read().Tier.Id;

    public IReadOnlyList<AccountEvent> Ledger => member.Ledger;

    public static Instant Time(string text) =>
        (Pattern.Parse(text) is { Success: true } plain ? plain : Seconds.Parse(text)).Value.ToInstant();

    /// <summary>Buys one piece; the answer is what it earned.</summary>
    public long Buy(string at, decimal price, string? order = null) => Buy(Time(at), price, order);

    public long Buy(Instant at, decimal price, string? order = null) => ((AccountEvent.Purchased)Do(
        new Purchase(order ?? $"order-{ids++}", at, "USD", [new PurchaseLine("A", 1, price)]))).Earning.Points;

    /// <summary>The answer is what it earned.</summary>
    public long Act(string at, string type, string? subject = null) =>
        ((AccountEvent.ActivityDone)Do(new Activity($"activity-{ids++}", Time(at), type, subject))).Earning.Points;

    /// <summary>A whole order goes back; the answer is what was taken, or is owed now.</summary>
    public long Return(string at, string order) =>
        ((AccountEvent.Returned)Do(new Return($"return-{ids++}", Time(at), order))).Reversal.Taken;

    public long Redeem(string at, string reward) =>
        ((AccountEvent.Redeemed)Do(new Redemption($"redemption-{ids++}", Time(at), null, reward))).Draws.Sum(lot => lot.Points);

    public AccountRefusal? TryRedeem(Instant at, long points) => member.Do(new Redemption($"redemption-{ids++}", at, points)).Refusal;

    /// <summary>The story as of a time; nothing is stored of what was due.</summary>
    public MemberStory At(string time) => At(Time(time));

    public MemberStory At(Instant time)
    {
        member.Do(new TimePasses($"time-{ids++}", time));
        return this;
    }

    private AccountEvent Do(Command command) =>
        member.Do(command) is { Event: { } happened } ? happened : throw new InvalidOperationException($"{command} was refused.");
}
