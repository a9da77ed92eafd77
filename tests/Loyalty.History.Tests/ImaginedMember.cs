namespace Loyalty.History.Tests;

/// <summary>
/// A member's life from a seed, as a correct engine would answer it: some clients at once, whose calls overlap, take effect at one
/// instant each, and sometimes lose their answer and are sent again.
/// </summary>
internal sealed class ImaginedMember(int seed)
{
    private const int Clients = 3;
    private const int Steps = 400;
    private readonly Random random = new(seed);
    private readonly List<LedgerEntry> ledger = [];
    private readonly List<Call> calls = [];
    private readonly Call?[] underWay = new Call?[Clients];
    private readonly bool[] hasTakenEffect = new bool[Clients];
    private long ticks;
    private int ids;

    private long Balance => ledger.Count == 0 ? 0 : ledger[^1].Balance;

    public Observed Live()
    {
        for (var step = 0; step < Steps; step++)
        {
            Step(random.Next(Clients));
        }

        for (var client = 0; client < Clients; client++)
        {
            while (underWay[client] is not null)
            {
                Step(client);
            }
        }

        foreach (var unknown in calls.Where(call => call is { Outcome: CallOutcome.Unknown, Command: not null }).ToList())
        {
            calls.Add(Effect(unknown with { Started = ++ticks }) with { Ended = ++ticks });
        }

        return new Observed
        {
            Calls = calls,
            Ledgers = new Dictionary<string, IReadOnlyList<LedgerEntry>> { ["mary"] = ledger },
        };
    }

    private void Step(int client)
    {
        if (underWay[client] is not { } call)
        {
            underWay[client] = Begin() with { Started = ++ticks };
            hasTakenEffect[client] = false;
        }
        else if (!hasTakenEffect[client])
        {
            underWay[client] = Effect(call);
            hasTakenEffect[client] = true;
        }
        else
        {
            var isLost = call.Command is not null && random.Next(8) == 0;
            calls.Add((isLost ? Lost(call) : call) with { Ended = ++ticks });
            underWay[client] = null;
        }
    }

    private Call Begin()
    {
        var earlier = calls.Where(call => call is { Command: not null, Outcome: not CallOutcome.Refused }).ToList();
        return random.Next(10) switch
        {
            < 4 => Wish($"purchase/{ids++}", $"{random.Next(1, 50)}"),
            < 6 => Wish($"redemption/{ids++}", $"{random.Next(20, 200)}"),
            < 8 when earlier.Count > 0 => Again(earlier[random.Next(earlier.Count)]),
            _ => Wish(null, ""),
        };
    }

    private Call Effect(Call call)
    {
        if (call.Command is null)
        {
            return call with { Outcome = CallOutcome.Read, Version = ledger.Count };
        }

        if (ledger.Find(entry => entry.Command == call.Command) is { } known)
        {
            return Answered(call, CallOutcome.Replayed, known);
        }

        var points = long.Parse(call.Content) * (call.Command.StartsWith("purchase/", StringComparison.Ordinal) ? 1 : -1);
        if (Balance + points < 0)
        {
            return call with { Outcome = CallOutcome.Refused, Code = "insufficient-points", Available = Balance, Required = -points };
        }

        ledger.Add(new LedgerEntry(ledger.Count + 1, call.Command, points, Balance + points, 0));
        return Answered(call, CallOutcome.Done, ledger[^1]);
    }

    private static Call Answered(Call call, CallOutcome outcome, LedgerEntry entry) =>
        call with { Outcome = outcome, Version = entry.Version, Body = $"{entry}" };

    private static Call Again(Call call) => Wish(call.Command, call.Content);

    private static Call Lost(Call call) =>
        call with { Outcome = CallOutcome.Unknown, Version = null, Body = null, Code = null, Available = null, Required = null };

    private static Call Wish(string? command, string content) =>
        new() { Ledger = "mary", Command = command, Content = content, Started = 0, Ended = 0, Outcome = CallOutcome.Unknown };
}
