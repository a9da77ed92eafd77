namespace Loyalty.History.Tests;

/// <summary>Histories that a correct engine could have made pass, and each spoiled in one place is caught.</summary>
public sealed class SpoiledHistoryTests
{
    private const int Seeds = 300;

    private static readonly Dictionary<string, Func<Observed, Random, Observed?>> Spoilings = new()
    {
        ["an entry is lost"] = (good, random) => WithLedger(good, ledger => ledger.RemoveAt(random.Next(ledger.Count))),
        ["the last entry is lost"] = (good, _) => WithLedger(good, ledger => ledger.RemoveAt(ledger.Count - 1)),
        ["an entry is doubled"] = (good, random) => WithLedger(good, ledger => Append(ledger, ledger[random.Next(ledger.Count)])),
        ["points of an entry are others"] = (good, random) => WithLedger(good, ledger =>
        {
            var spoiled = random.Next(ledger.Count);
            ledger[spoiled] = ledger[spoiled] with { Points = ledger[spoiled].Points + 1 };
        }),
        ["two entries change places"] = (good, random) => WithLedger(good, ledger =>
        {
            var first = random.Next(ledger.Count - 1);
            var (one, other) = (ledger[first], ledger[first + 1]);
            ledger[first] = one with { Command = other.Command };
            ledger[first + 1] = other with { Command = one.Command };
        }),
        ["a read is stale"] = (good, random) => WithCall(good, random, call => call.Outcome == CallOutcome.Read, (call, calls) =>
            calls.Where(known => known is { IsSuccess: true, Version: not null } && known.Ended < call.Started).Max(known => known.Version) is { } least and > 0
                ? call with { Version = least - 1 } : null),
        ["a new answer has an old version"] = (good, random) => WithCall(good, random, call => call.Outcome == CallOutcome.Done, (call, _) =>
            call.Version > 1 ? call with { Version = call.Version - 1 } : null),
        ["a refusal is wrong"] = (good, random) => WithCall(good, random, call => call.Outcome == CallOutcome.Refused, (call, _) =>
            call with { Available = -1 }),
        ["a refusal had points enough"] = (good, random) => WithCall(good, random, call => call.Outcome == CallOutcome.Refused, (call, _) =>
            call with { Required = call.Available }),
        ["a replay has other bytes"] = (good, random) => WithCall(good, random, call => call.Outcome == CallOutcome.Replayed, (call, calls) =>
            calls.Count(known => known.Command == call.Command && known.IsSuccess) > 1 ? call with { Body = "other" } : null),
        ["what was done is refused"] = (good, random) => WithCall(good, random, call => call.Outcome == CallOutcome.Replayed, (call, calls) =>
            calls.Any(known => known.Command == call.Command && known.IsSuccess && known.Ended < call.Started)
                ? call with { Outcome = CallOutcome.Refused, Version = null, Code = "insufficient-points", Available = 0, Required = 1 } : null),
        ["what was done is done anew"] = (good, random) => WithCall(good, random, call => call.Outcome == CallOutcome.Replayed, (call, calls) =>
            calls.Any(known => known.Command == call.Command && known.Outcome == CallOutcome.Done) ? call with { Outcome = CallOutcome.Done } : null),
    };

    public static IEnumerable<TheoryDataRow<string>> Names => Spoilings.Keys.Select(name => new TheoryDataRow<string>(name));

    [Fact]
    public void What_a_correct_engine_answers_passes()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            HistoryCheck.Run(new ImaginedMember(seed).Live()).ShouldBeEmpty($"seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_spoiled_in_one_place_is_caught(string name)
    {
        var spoiled = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            if (Spoilings[name](new ImaginedMember(seed).Live(), new Random(seed)) is { } bad)
            {
                HistoryCheck.Run(bad).ShouldNotBeEmpty($"seed {seed}");
                spoiled++;
            }
        }

        spoiled.ShouldBeGreaterThan(Seeds / 2);
    }

    private static Observed WithLedger(Observed good, Action<List<LedgerEntry>> spoil)
    {
        var ledger = good.Ledgers["mary"].ToList();
        spoil(ledger);
        return good with { Ledgers = new Dictionary<string, IReadOnlyList<LedgerEntry>> { ["mary"] = ledger } };
    }

    private static void Append(List<LedgerEntry> ledger, LedgerEntry entry) =>
        ledger.Add(entry with { Version = ledger.Count + 1, Points = Math.Abs(entry.Points), Balance = ledger[^1].Balance + Math.Abs(entry.Points) });

    private static Observed? WithCall(
        Observed good, Random random, Func<Call, bool> isMeant, Func<Call, IReadOnlyCollection<Call>, Call?> spoil)
    {
        var meant = good.Calls.Where(isMeant).ToList();
        var chosen = meant.Count == 0 ? null : meant[random.Next(meant.Count)];
        return chosen is not null && spoil(chosen, good.Calls) is { } spoiled
            ? good with { Calls = [.. good.Calls.Where(call => !ReferenceEquals(call, chosen)), spoiled] }
            : null;
    }
}
