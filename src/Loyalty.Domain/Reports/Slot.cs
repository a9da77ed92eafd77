using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Reports;

/// <summary>
/// Points of one expiry and one issue month. The account keeps points of one expiry as one lot; reports tell their months apart.
/// </summary>
/// <param name="ExpiresAt">The instant at which they are gone; <see cref="Instant.MaxValue"/>: never.</param>
/// <param name="Issued">The month in which they were given.</param>
/// <param name="Points">0 or more.</param>
public readonly record struct Slot(Instant ExpiresAt, YearMonth Issued, long Points);

/// <summary>Points of one issue month that become spendable later.</summary>
/// <param name="AvailableAt">The instant from which they can be spent.</param>
/// <param name="Slot">What they are then.</param>
public readonly record struct PendingSlot(Instant AvailableAt, Slot Slot);

/// <summary>Points set aside for a redemption.</summary>
/// <param name="RedemptionId">The shop's id.</param>
/// <param name="Slots">Where they were taken from.</param>
public sealed record HeldSlots(string RedemptionId, ImmutableArray<Slot> Slots);
