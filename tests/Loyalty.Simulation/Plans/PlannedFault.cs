namespace Loyalty.Simulation.Plans;

/// <summary>One thing that is done to the world.</summary>
/// <param name="At">When, after its members have begun.</param>
/// <param name="Length">How long it lasts, where it lasts.</param>
/// <param name="Pick">Decides whom it strikes.</param>
internal sealed record PlannedFault(FaultKind Kind, TimeSpan At, TimeSpan Length, ulong Pick);

/// <summary>What is done to the world.</summary>
internal enum FaultKind
{
    /// <summary>A silo dies; it is started again after a while.</summary>
    Crash,

    /// <summary>A gateway dies; it is started again after a while.</summary>
    GatewayCrash,

    /// <summary>A process stands still for a while; its clock goes on.</summary>
    Pause,

    /// <summary>A silo stands still until it has been taken over, and a gateway hears nothing of that: it goes on sending there.</summary>
    Lag,

    /// <summary>One more silo.</summary>
    Join,

    /// <summary>A silo leaves with grace.</summary>
    Leave,

    /// <summary>A silo dies while what it has sent to the store is on its way; the store gets it, and stores it later.</summary>
    Orphan,

    /// <summary>The same, but the silo lives on, cut off from all others: it waits for the store's answer, and they take over.</summary>
    Stray,

    /// <summary>Nothing gets from one process to another.</summary>
    CutOneWay,

    /// <summary>Nothing gets from one process to another, nor back.</summary>
    CutBothWays,

    /// <summary>A process is cut off from all others, and not from the store.</summary>
    Isolate,

    /// <summary>A silo and a gateway are cut off together from the store and from all others: they have each other alone.</summary>
    Split,

    /// <summary>A process is cut off from the store.</summary>
    CutStore,

    /// <summary>Nobody reaches the store.</summary>
    StoreDown,

    /// <summary>The clock on the wall of one process is set.</summary>
    ClockJump,

    /// <summary>Everything sleeps for days or months.</summary>
    Sleep,
}
