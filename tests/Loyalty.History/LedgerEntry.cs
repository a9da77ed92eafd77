namespace Loyalty.History;

/// <summary>One stored movement.</summary>
/// <param name="Command">Kind and id, for example <c>purchase/17</c>; null for what happened by itself.</param>
/// <param name="Points">Given (positive) or taken (negative).</param>
/// <param name="Balance">Spendable points after it.</param>
/// <param name="Owed">Points owed after it.</param>
public sealed record LedgerEntry(long Version, string? Command, long Points, long Balance, long Owed);
