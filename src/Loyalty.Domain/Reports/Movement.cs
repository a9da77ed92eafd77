using Loyalty.Domain.Money;
using NodaTime;

namespace Loyalty.Domain.Reports;

/// <summary>Where points are counted.</summary>
/// <param name="Currency">The member's currency; null: the program's first.</param>
/// <param name="Tier">The member's tier.</param>
/// <param name="Issued">The month in which the points were given, in the program's zone.</param>
public readonly record struct Cell(Currency? Currency, string Tier, YearMonth Issued);

/// <summary>Points that an event moves.</summary>
/// <param name="At">When.</param>
/// <param name="Cell">Where they are counted.</param>
/// <param name="Flow">What they are counted as.</param>
/// <param name="Points">More or, below zero, less of it.</param>
public readonly record struct Movement(Instant At, Cell Cell, Flow Flow, long Points);
