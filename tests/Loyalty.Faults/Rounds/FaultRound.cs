using Loyalty.Faults.Members;
using Loyalty.Faults.Processes;

namespace Loyalty.Faults.Rounds;

/// <summary>One kind of fault, inflicted again and again on a cluster under load.</summary>
/// <param name="Name">On the command line.</param>
/// <param name="What">What is done, in words.</param>
/// <param name="Short">How often in each build.</param>
/// <param name="Long">How often in the long round.</param>
/// <param name="Inflict">Does it once, given its number from 0, and returns when the next one may come.</param>
internal sealed record FaultRound(string Name, string What, Shape Shape, int Short, int Long, Func<Scene, int, Task> Inflict)
{
    /// <summary>The invariants that are judged; the others do not hold by the round's own making.</summary>
    public string Judged { get; init; } = "ABCDEFGHIJKP";

    /// <summary>Whether not a single request of a client may fail.</summary>
    public bool AllowsNoFailure { get; init; }

    /// <summary>How long anyone may wait at the worst; null: the round says nothing about it.</summary>
    public TimeSpan? WorstWait { get; init; }

    /// <summary>
    /// Whether a silo that was taken over may store nothing more. It may where the network holds back what it sent before: the journal then
    /// judges it by its conditions alone.
    /// </summary>
    public bool JudgesTakeover { get; init; } = true;

    public CrowdOptions Crowd { get; init; } = CrowdOptions.Usual;

    /// <summary>Looks for figures of its own when the load is over.</summary>
    public Action<Scene>? Sum { get; init; }
}
