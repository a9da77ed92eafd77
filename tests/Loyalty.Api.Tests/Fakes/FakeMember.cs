using System.Globalization;
using System.Text.Json;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Tests.Fakes;

/// <summary>
/// An account that is right enough to show: 100 points a unit of money, twice while a promotion is active, one lot.
/// A command named <c>break-…</c> throws, one named <c>lost-…</c> times out.
/// </summary>
internal sealed partial class FakeMember(string key, FakeCatalogue catalogue) : IMemberGrain
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly (string Id, string Name, long From)[] Levels =
    [
        ("bronze", "Bronze", 0), ("silver", "Silver", 1001), ("gold", "Gold", 5001),
    ];

    private readonly Lock turn = new();
    private readonly Dictionary<string, (string Content, Receipt Receipt)> done = [];
    private readonly List<LedgerEntry> ledger = [];
    private readonly HashSet<IMemberWatcher> watchers = [];
    private EnrolRequest? enrolled;
    private long balance;
    private long lifetime;

    public int Watchers => watchers.Count;

    /// <summary>Loses all watches, as a grain does that has moved.</summary>
    public void Forget() => watchers.Clear();

    private DateTimeOffset Now => Start.AddMinutes(ledger.Count);

    public Task<Answer<MemberView>> Enrol(EnrolRequest request, CancellationToken cancellation = default)
    {
        if (!catalogue.Exists)
            return Answers.Refuse<MemberView>("program-unknown", "There is no such program.", 404);
        if (enrolled is not null)
        {
            return Answers.Same(enrolled, request)
                ? Answers.Give(View(), replayed: true)
                : Answers.Refuse<MemberView>("id-reused", "This member was enrolled with other content.");
        }
        enrolled = request;
        Book("enrolment", request.MemberId, null, []);
        return Answers.Give(View());
    }

    public Task<Answer<MemberView>> Get(CancellationToken cancellation = default) => enrolled is null ? Unknown<MemberView>() : Answers.Give(View());

    public Task<Answer<Receipt>> Purchase(PurchaseRequest request, CancellationToken cancellation = default) =>
        Do("purchase", request.OrderId, request, request.OrderId, Earned(request));

    public Task<Answer<Receipt>> Return(ReturnRequest request, CancellationToken cancellation = default)
    {
        var lines = done.GetValueOrDefault("purchase" + request.OrderId).Receipt?.Breakdown;
        return lines is null
            ? Answers.Refuse<Receipt>("order-unknown", "This member has no such order.")
            : Do("return", request.ReturnId, request, request.OrderId, Array.ConvertAll(lines, line => line with { Points = -line.Points }));
    }

    public Task<Answer<Receipt>> Act(ActivityRequest request, CancellationToken cancellation = default) =>
        Do("activity", request.ActivityId, request, null, [new BreakdownLine { Rule = request.Type, Points = 50 }]);

    public Task<Answer<Receipt>> Redeem(RedemptionRequest request, CancellationToken cancellation = default)
    {
        var points = request.RewardId is { } reward ? catalogue.Price(reward) : request.Points ?? 0;
        if (points > balance && !done.ContainsKey("redemption" + request.RedemptionId))
        {
            var refusal = new Refusal { Code = "insufficient-points", Detail = "There are not enough points.", Available = balance, Required = points };
            return Task.FromResult(new Answer<Receipt> { Refusal = refusal });
        }
        return Do("redemption", request.RedemptionId, request, request.OrderId, [new BreakdownLine { Rule = request.RewardId ?? "points", Points = -points }]);
    }

    public Task<Answer<Receipt>> Quote(QuoteRequest request, CancellationToken cancellation = default) =>
        Answers.Give(Receipt("quote", request.Purchase.OrderId, Earned(request.Purchase)) with { MemberId = request.MemberId });

    public Task<Answer<LedgerPage>> Ledger(long after, int limit, CancellationToken cancellation = default)
    {
        if (enrolled is null)
            return Unknown<LedgerPage>();
        LedgerEntry[] page = [.. ledger.Where(entry => entry.Version > after).Take(limit)];
        var more = page.Length > 0 && page[^1].Version < ledger.Count;
        return Answers.Give(new LedgerPage { Entries = page, Next = more ? page[^1].Version.ToString(CultureInfo.InvariantCulture) : null });
    }

    public Task<bool> CatchUp(CancellationToken cancellation = default) => Task.FromResult(false);

    public Task<Answer<MemberView>> Watch(IMemberWatcher watcher)
    {
        if (enrolled is null)
            return Unknown<MemberView>();
        lock (turn)
            watchers.Add(watcher);
        return Answers.Give(View());
    }

    public Task Unwatch(IMemberWatcher watcher)
    {
        lock (turn)
            watchers.Remove(watcher);
        return Task.CompletedTask;
    }

    private static Task<Answer<T>> Unknown<T>()
        where T : class => Answers.Refuse<T>("member-unknown", "There is no such member.", 404);

    private Task<Answer<Receipt>> Do<T>(string kind, string id, T request, string? order, BreakdownLine[] lines)
    {
        if (id.StartsWith("break-", StringComparison.Ordinal))
            throw new InvalidOperationException("A bug.");
        if (id.StartsWith("lost-", StringComparison.Ordinal))
            throw new TimeoutException("The store did not answer.");
        if (enrolled is null)
            return Unknown<Receipt>();
        lock (turn)
        {
            var content = JsonSerializer.Serialize(request);
            if (done.TryGetValue(kind + id, out var before))
            {
                return before.Content == content
                    ? Answers.Give(before.Receipt, replayed: true)
                    : Answers.Refuse<Receipt>("id-reused", "This id was used with other content.");
            }
            Book(kind, id, order, lines);
            var receipt = Receipt(kind, id, lines);
            done.Add(kind + id, (content, receipt));
            foreach (var watcher in watchers)
                watcher.Changed(View());
            return Answers.Give(receipt);
        }
    }

    private BreakdownLine[] Earned(PurchaseRequest request)
    {
        var points = (long)(100 * request.Lines.Sum(line => line.Quantity * line.UnitPrice));
        var purchase = new BreakdownLine { Rule = "purchase", Points = points };
        return catalogue.Doubling is { } promotion ? [purchase, purchase with { Promotion = promotion }] : [purchase];
    }

    private void Book(string kind, string id, string? order, BreakdownLine[] lines)
    {
        var points = lines.Sum(line => line.Points);
        balance += points;
        lifetime += kind == "redemption" ? 0 : points;
        ledger.Add(new LedgerEntry
        {
            Version = ledger.Count + 1,
            At = Now,
            Kind = kind,
            Points = points,
            Balance = balance,
            OrderId = order,
            Id = id,
            Rule = lines.Length == 1 ? lines[0].Rule : null,
            ExpiresAt = points > 0 ? Start.AddYears(1) : null,
            Breakdown = lines,
        });
    }

    private Receipt Receipt(string kind, string id, BreakdownLine[] lines) => new()
    {
        Id = id,
        Kind = kind,
        MemberId = enrolled?.MemberId,
        Points = lines.Sum(line => line.Points),
        Breakdown = lines,
        Balance = balance,
        Tier = View().Tier,
        Progress = View().Progress,
        Version = ledger.Count,
        At = Now,
    };

    private MemberView View()
    {
        var tier = Array.FindLast(Levels, level => level.From <= Math.Max(lifetime, 0));
        var next = Array.Find(Levels, level => level.From > lifetime);
        return new MemberView
        {
            MemberId = key.Split('/')[1],
            Program = key.Split('/')[0],
            Balance = balance,
            LifetimePoints = lifetime,
            Tier = new TierView { Id = tier.Id, Name = tier.Name, Since = Start },
            Progress = Progress(tier.Id, next),
            Lots = balance > 0 ? [new LotView { Points = balance, ExpiresAt = Start.AddYears(1) }] : [],
            Version = ledger.Count,
        };
    }

    private ProgressView Progress(string tier, (string? Id, string Name, long From) next) => new()
    {
        Metric = "lifetimePoints",
        Tier = tier,
        NextTier = next.Id,
        Value = lifetime,
        Threshold = next.Id is null ? null : next.From,
        Missing = next.Id is null ? null : next.From - lifetime,
        Percent = next.Id is null ? 100 : (int)(lifetime * 100 / next.From),
        Formatted = new FormattedProgress
        {
            Value = Figure(lifetime)!,
            Threshold = next.Id is null ? null : Figure(next.From),
            Missing = next.Id is null ? null : Figure(next.From - lifetime),
        },
    };

    private static string? Figure(long points) => points.ToString("N0", CultureInfo.InvariantCulture);
}
