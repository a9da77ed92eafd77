using Loyalty.Journal;
using Loyalty.Simulation.Scheduling;
using Loyalty.Simulation.Story;

namespace Loyalty.Simulation.Faults;

/// <summary>What becomes of a batch of appends.</summary>
internal enum BatchFate
{
    /// <summary>It is stored and answered.</summary>
    Stored,

    /// <summary>The store says that it failed, and nothing is stored.</summary>
    FailsBefore,

    /// <summary>It is stored, and nobody says so.</summary>
    AnswerIsLost,

    /// <summary>It never gets there.</summary>
    LostOnTheWay,

    /// <summary>It gets there long after, perhaps when its sender has given it up.</summary>
    Late,
}

/// <summary>How the ways to the store are in this world.</summary>
internal sealed class StoreFaults(Dice dice, FaultCount count, Trace trace)
{
    /// <summary>After which a silo gives up on the store.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TimeSpan longestWay = TimeSpan.FromMilliseconds(dice.Of([1, 3, 10, 30]));
    private readonly double failing = dice.Of([0, 0, 0.005, 0.03]);
    private readonly double losing = dice.Of([0, 0, 0.005, 0.03, 0.1]);
    private readonly double vanishing = dice.Of([0, 0, 0.005, 0.03]);
    private readonly double late = dice.Of([0, 0, 0.01, 0.05, 0.2]);

    public Dice Dice => dice;

    /// <summary>Who wrote last to a stream.</summary>
    public Dictionary<string, string> Writers { get; } = new(StringComparer.Ordinal);

    /// <summary>Batches that have been sent, and have not come to the store.</summary>
    public int UnderWay { get; set; }

    /// <summary>Nothing fails any more.</summary>
    public bool IsHealed { get; set; }

    public TimeSpan Way(Dice own) => own.Between(TimeSpan.FromMicroseconds(200), longestWay);

    /// <summary>Much of what comes late comes when it has just been given up: what is done then races with it.</summary>
    public TimeSpan Late(Dice own) => own.Next(3) switch
    {
        0 => own.Between(TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(4)),
        1 => Patience + own.Between(TimeSpan.Zero, longestWay * 2),
        _ => Patience + own.Between(TimeSpan.Zero, TimeSpan.FromSeconds(1)),
    };

    public bool FailsReading(Dice own) => !IsHealed && own.Chance(failing / 4);

    public bool AnswersLate(Dice own) => !IsHealed && own.Chance(late / 4);

    public BatchFate Fate(Dice own)
    {
        if (IsHealed) return BatchFate.Stored;
        if (own.Chance(failing)) return BatchFate.FailsBefore;
        if (own.Chance(losing)) return BatchFate.AnswerIsLost;
        if (own.Chance(vanishing)) return BatchFate.LostOnTheWay;
        return own.Chance(late) ? BatchFate.Late : BatchFate.Stored;
    }

    public void Note(string owner, BatchFate fate, IReadOnlyList<Append> appends)
    {
        if (fate == BatchFate.Stored) return;
        count.Add($"batch: {fate}");
        trace.Note($"{owner} appends {appends.Count}: {fate}");
    }

    public void Died(string owner, IReadOnlyList<Append> appends) =>
        trace.Note($"the machine of the store dies over {appends.Count} appends of {owner}");

    public void Stored(string owner, string life, IReadOnlyList<Append> appends, IReadOnlyList<AppendOutcome> outcomes)
    {
        for (var index = 0; index < appends.Count; index++)
        {
            if (outcomes[index].Status == AppendStatus.Appended) Writers[appends[index].Stream] = life;
            trace.Note($"{owner} stores {appends[index].Stream} {appends[index].CommandId}: {outcomes[index].Status} {outcomes[index].Version}");
        }
    }
}
