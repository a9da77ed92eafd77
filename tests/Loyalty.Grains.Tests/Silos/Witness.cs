using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.History;
using LedgerEntry = Loyalty.History.LedgerEntry;

namespace Loyalty.Grains.Tests.Silos;

/// <summary>Callers through all silos of a shop who write down what they see; in the end the ledgers must agree with all of it.</summary>
internal sealed class Witness(Shop shop)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private readonly CallLog log = new();
    private readonly List<Toggle> toggles = [];

    public IReadOnlyCollection<Call> Calls => log.Calls;

    public Task<Call> Enrol(int caller, string member) => Settle(caller, member, $"enrol/{member}", "", null,
        async grain => Seen.Of(await grain.Enrol(new EnrolRequest { MemberId = member }), view => view.Version));

    public Task<Call> Buy(int caller, string member, string order, decimal price = 1) => Settle(
        caller, member, $"purchase/{order}", $"{price}", null,
        async grain => Seen.Of(await grain.Purchase(Orders.Order(order, price))));

    public Task<Call> Pay(int caller, string member, string id, long points) => Settle(
        caller, member, $"redemption/{id}", $"{points}", null, async grain => Seen.Of(await grain.Redeem(Orders.Payment(id, points))));

    public Task<Call> Return(int caller, string member, string id, string order) => Settle(
        caller, member, $"return/{id}", order, $"purchase/{order}",
        async grain => Seen.Of(await grain.Return(new ReturnRequest { ReturnId = id, OrderId = order })));

    public Task<Call> Give(int caller, string member, string id, string to, long points) => Settle(
        caller, member, $"gift/{id}", $"{to} {points}", to,
        async grain => Seen.Of(await grain.Give(new GiftRequest { GiftId = id, To = to, Points = points })));

    public Task<Call> Look(int caller, string member) => Settle(caller, member, null, "", null,
        async grain => Seen.Of(await grain.Get(), view => view.Version));

    public Task<Call> Quote(int caller, string member) => Settle(caller, member, null, "", null,
        async grain => Seen.Of(await grain.Quote(new QuoteRequest { Purchase = Orders.Order("quoted", 1) })));

    public Task<Call> Leaf(int caller, string member) => Settle(caller, member, null, "", null,
        async grain => Seen.Of(await grain.Ledger(0, 1_000), page => page.Entries.LastOrDefault()?.Version ?? 0));

    /// <summary>Switches a promotion through one silo, and notes from when on that holds.</summary>
    public async Task Switch(int caller, string promotion, bool active)
    {
        var started = log.Tick();
        (await Persistence.UntilValue(() => shop.Through(caller).Catalogue.SwitchPromotion(promotion, active))).ShouldNotBeNull();
        toggles.Add(new Toggle(promotion, active, started, log.Tick()));
    }

    /// <summary>Nothing that anybody saw contradicts the ledgers of the members.</summary>
    public async Task Agrees(IEnumerable<string> members, bool isSettled = false)
    {
        var ledgers = new Dictionary<string, IReadOnlyList<LedgerEntry>>();
        foreach (var member in members)
        {
            var entries = await Persistence.UntilAnswered(() => shop.Member(member).Entries());
            ledgers.Add(member, [.. entries.Select(entry => Entry(member, entry))]);
            var view = await shop.Member(member).Get().Value();
            (view.Version, view.Balance).ShouldBe((entries.Length, entries[^1].Balance), member);
        }

        var violations = HistoryCheck.Run(new Observed { Calls = log.Calls, Ledgers = ledgers, Toggles = toggles, IsSettled = isSettled });
        violations.ShouldBeEmpty(string.Join("\n", violations));
    }

    private async Task<Call> Settle(
        int caller, string member, string? command, string content, string? refers, Func<IMemberGrain, Task<Seen>> ask)
    {
        using var limit = new CancellationTokenSource(Limit);
        for (var through = caller; ; through++)
        {
            var call = new Call
            {
                Ledger = member, Command = command, Content = content, Refers = refers,
                Started = log.Tick(), Ended = 0, Outcome = CallOutcome.Unknown,
            };
            call = await Once(call, () => ask(shop.Through(through).Member(member)));
            call = call with { Ended = log.Tick() };
            log.Add(call);
            if (call.Outcome != CallOutcome.Unknown)
            {
                return call;
            }

            limit.IsCancellationRequested.ShouldBeFalse($"{call} is answered in the end");
            await Task.Delay(5);
        }
    }

    private static async Task<Call> Once(Call call, Func<Task<Seen>> ask)
    {
        try
        {
            var seen = await ask();
            var granted = call.Command is null ? CallOutcome.Read : seen.IsReplay ? CallOutcome.Replayed : CallOutcome.Done;
            return call with
            {
                Outcome = seen.Refusal is null ? granted : CallOutcome.Refused,
                Body = call.Command is null ? null : seen.Text,
                Version = seen.Version,
                Code = seen.Refusal?.Code,
                Available = seen.Refusal?.Available,
                Required = seen.Refusal?.Required,
            };
        }
        catch (Exception failure) when (failure.IsDoubt())
        {
            return call with { Code = failure.GetType().Name };
        }
    }

    private static LedgerEntry Entry(string member, Contracts.Members.LedgerEntry entry)
    {
        var id = entry.Kind == "enrolment" ? member : entry.Id;
        var isGift = entry.Kind is "gift" or "gift-received" or "gift-returned";
        var command = id is null || entry.Kind is "gift-received" or "gift-returned" ? null
            : $"{(entry.Kind == "enrolment" ? "enrol" : entry.Kind)}/{id}";
        return new LedgerEntry(entry.Version, command, entry.Points, entry.Balance, entry.Owed)
        {
            Kind = entry.Kind,
            Order = entry.OrderId is { } order ? $"purchase/{order}" : null,
            Gift = isGift ? id : null,
            Other = isGift ? entry.Other : null,
            Promoted = [.. entry.Breakdown.Where(line => line.Promotion is not null)
                .Select(line => new Promoted(line.Promotion!, line.Points))],
        };
    }

    /// <summary>What an answer shows.</summary>
    private sealed record Seen(Refusal? Refusal, bool IsReplay, string Text, long? Version)
    {
        public static Seen Of(Answer<Receipt> answer) => Of(answer, receipt => receipt.Version);

        public static Seen Of<T>(Answer<T> answer, Func<T, long> version)
            where T : class => new(
                answer.Refusal, answer.Replayed, Orders.Text(answer.Value), answer.Value is { } value ? version(value) : null);
    }
}
