using Loyalty.Model.Document;
using Loyalty.Model.Ledger;
using NodaTime.Text;

namespace Loyalty.Model.Tests;

/// <summary>A member's story, told command by command. Times are texts such as <c>2026-03-08T02:30Z</c>.</summary>
internal sealed class Story
{
    private readonly LoyaltyProgram program;

    private readonly List<Command> commands = [];

    private int ids;

    public Story(string json, string enrolledAt = "2026-01-01T00:00Z", int? birthdayMonth = null, string? currency = null)
    {
        program = ProgramReader.Read(json);
        commands.Add(new Enrolment("member", Time(enrolledAt), birthdayMonth, "FR", currency, ["staff"]));
    }

    public static Instant Time(string text) => OffsetDateTimePattern
        .CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>").Parse(text).Value.ToInstant();

    /// <summary>Buys one piece at the price.</summary>
    public Receipt Buy(string at, decimal price, string? order = null) => Buy(at, [new PurchaseLine("A", 1, price)], order);

    public Receipt Buy(string at, PurchaseLine[] lines, string? order = null, string? payment = null, string currency = "EUR") =>
        Do(new Purchase(order ?? NextId(), Time(at), currency, lines, "web", payment));

    public Receipt Return(string at, string order) => Do(new Return(NextId(), Time(at), order));

    public Receipt Return(string at, string order, string sku, long quantity) =>
        Do(new Return(NextId(), Time(at), order, [new ReturnLine(sku, quantity)]));

    public Receipt ReturnAmount(string at, string order, decimal amount) =>
        Do(new Return(NextId(), Time(at), order, Amount: amount));

    public Receipt Act(string at, string type, string? subject = null) => Do(new Activity(NextId(), Time(at), type, subject));

    public Receipt Redeem(string at, long points) => Do(new Redemption(NextId(), Time(at), points));

    public Receipt RedeemReward(string at, string reward) => Do(new Redemption(NextId(), Time(at), null, reward));

    public Receipt Adjust(string at, long points) => Do(new Adjustment(NextId(), Time(at), points));

    public Receipt Do(Command command)
    {
        commands.Add(command);
        return Replay.Run(program, commands, command.At).Receipts[^1];
    }

    public Figures At(string time)
    {
        var figures = Replay.Run(program, commands, Time(time)).Figures;
        (figures.Balance + figures.Pending + figures.Redeemed + figures.Expired + figures.Reversed - figures.Owed)
            .ShouldBe(figures.Issued, "the books do not balance");
        return figures;
    }

    public string? TierAt(string time) => At(time).Tier;

    /// <summary>The spendable lots, as texts such as <c>100 until 2027-01-01T00:00Z</c>.</summary>
    public string LotsAt(string time) => string.Join("; ", At(time).Lots.Select(lot =>
        lot.ExpiresAt is { } expiry ? $"{lot.Points} until {expiry.ToString("uuuu-MM-dd'T'HH:mm'Z'", null)}" : $"{lot.Points}"));

    private string NextId() => $"id-{ids++}";
}
