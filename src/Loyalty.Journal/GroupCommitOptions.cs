namespace Loyalty.Journal;

/// <summary>Bounds of a <see cref="GroupCommit"/>.</summary>
/// <param name="Appends">The most appends that wait; 1 or more.</param>
/// <param name="Bytes">The most bytes of events and snapshots that wait.</param>
/// <param name="BatchAppends">The most appends in one batch; 1 or more.</param>
public sealed record GroupCommitOptions(int Appends = 16_384, long Bytes = 64 * 1024 * 1024, int BatchAppends = 1_024);
